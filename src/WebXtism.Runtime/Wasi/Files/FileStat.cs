using System.Buffers.Binary;
using System.Text;

namespace WebXtism.Wasi.Files;

/// <summary>What WASI tells of a file: its <c>filestat</c>.</summary>
/// <param name="Inode">A number that differs between paths; .NET does not tell the file system's own.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Accessed">When it was last read.</param>
/// <param name="Modified">When it was last written, which also stands for when it was last changed in any way.</param>
internal readonly record struct FileStat(ulong Inode, FileType Type, ulong Size, ulong Accessed, ulong Modified)
{
    public const int EncodedSize = 64;

    /// <summary>What can be told of a stream: only what it is.</summary>
    public static FileStat OfStream(FileType type) => new(0, type, 0, 0, 0);

    public static FileStat Of(string path, in HostEntry entry)
    {
        var info = new FileInfo(path);
        long size = entry.Kind switch
        {
            HostEntryKind.File => info.Length,
            HostEntryKind.Link => Encoding.UTF8.GetByteCount(entry.LinkTarget!),
            _ => 0,
        };
        return new(InodeOf(path), entry.Type, (ulong)size, FileTimes.ToNanoseconds(info.LastAccessTimeUtc), FileTimes.ToNanoseconds(info.LastWriteTimeUtc));
    }

    /// <summary>The number of a path: the same for as long as nobody renames it.</summary>
    public static ulong InodeOf(string path)
    {
        const ulong Prime = 0x100000001b3;
        ulong hash = 0xcbf29ce484222325;
        foreach (char character in path)
        {
            hash = (hash ^ character) * Prime;
        }

        // 0 means "unknown" to C libraries.
        return Math.Max(1, hash);
    }

    public void Write(Span<byte> destination)
    {
        destination[..EncodedSize].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(destination, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Inode);
        destination[16] = (byte)Type;
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[32..], Size);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[40..], Accessed);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[48..], Modified);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[56..], Modified);
    }
}
