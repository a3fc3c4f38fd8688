using Microsoft.Win32.SafeHandles;
using WebXtism.Engine;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Descriptors;

/// <summary>A file that a guest has open. Its members throw what the file system does; callers turn that into error numbers.</summary>
internal sealed class FileDescriptor(ResolvedPath path, SafeFileHandle handle, Rights rights) : Descriptor(FileType.RegularFile, rights, Rights.None)
{
    /// <summary>Whether nothing about the file may be changed.</summary>
    public bool IsReadOnly => path.Root.IsReadOnly;

    /// <summary>Where the next read or write begins.</summary>
    public long Position { get; set; }

    public long Length => RandomAccess.GetLength(handle);

    private bool WritesThrough => (Flags & (DescriptorFlags.Dsync | DescriptorFlags.Sync)) != DescriptorFlags.None;

    public override Errno Read(Span<byte> buffer, InstanceContext instance, out int count)
    {
        count = ReadAt(Position, buffer);
        Position += count;
        return Errno.Success;
    }

    public override Errno Write(ReadOnlySpan<byte> bytes)
    {
        if ((Flags & DescriptorFlags.Append) != DescriptorFlags.None)
        {
            Position = Length;
        }

        Errno errno = WriteAt(Position, bytes);
        Position += errno == Errno.Success ? bytes.Length : 0;
        return errno;
    }

    public int ReadAt(long position, Span<byte> buffer) => RandomAccess.Read(handle, buffer, position);

    public Errno WriteAt(long position, ReadOnlySpan<byte> bytes)
    {
        if (position > long.MaxValue - bytes.Length)
        {
            return Errno.Fbig;
        }

        RandomAccess.Write(handle, bytes, position);
        if (WritesThrough)
        {
            Flush();
        }

        return Errno.Success;
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void SetTimes(DateTime? accessed, DateTime? modified)
    {
        if (accessed is { } access)
        {
            File.SetLastAccessTimeUtc(handle, access);
        }

        if (modified is { } write)
        {
            File.SetLastWriteTimeUtc(handle, write);
        }
    }

    public override FileStat Stat() => new(
        FileStat.InodeOf(path.HostPath), Type, (ulong)Length,
        FileTimes.ToNanoseconds(File.GetLastAccessTimeUtc(handle)), FileTimes.ToNanoseconds(File.GetLastWriteTimeUtc(handle)));

    public override void Dispose()
    {
        handle.Dispose();
        base.Dispose();
    }
}
