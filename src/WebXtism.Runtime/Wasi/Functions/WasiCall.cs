using System.Buffers.Binary;
using System.Text;
using WebXtism.Engine;
using WebXtism.Wasi.Descriptors;

namespace WebXtism.Wasi.Functions;

/// <summary>
/// One call of a WASI function: arguments, the guest's memory, and what it has open. Everything in it comes from the guest;
/// what does not fit is answered with an error number.
/// </summary>
internal readonly ref struct WasiCall(HostCall call)
{
    // As in Linux.
    private const uint MaxPathLength = 4096;

    private readonly HostCall _call = call;

    public InstanceContext Instance => _call.Instance;

    public WasiInstance Wasi => _call.Instance.Wasi;

    public GuestMemory Memory => _call.GuestMemory;

    public uint UInt32(int index) => (uint)_call.GetInt32(index);

    public long Int64(int index) => _call.GetInt64(index);

    public ulong UInt64(int index) => (ulong)_call.GetInt64(index);

    /// <summary>Finds what a descriptor argument names, and checks that it may be used so.</summary>
    public Errno Find(int index, Rights right, out Descriptor descriptor)
    {
        if (!Wasi.Descriptors.TryGet(UInt32(index), out Descriptor? found))
        {
            descriptor = null!;
            return Errno.Badf;
        }

        descriptor = found;
        return (found.Rights & right) == right ? Errno.Success : Errno.Notcapable;
    }

    /// <summary>Finds a file, and checks that it may be used so.</summary>
    public Errno FindFile(int index, Rights right, out FileDescriptor file)
    {
        Errno errno = Find(index, Rights.None, out Descriptor descriptor);
        file = (descriptor as FileDescriptor)!;
        return errno != Errno.Success ? errno
            : file is null ? Errno.Badf
            : (file.Rights & right) == right ? Errno.Success : Errno.Notcapable;
    }

    /// <summary>Finds a directory, and checks that it may be used so, also when something in it is about to change.</summary>
    public Errno FindDirectory(int index, Rights right, bool changes, out DirectoryDescriptor directory)
    {
        Errno errno = Find(index, Rights.None, out Descriptor descriptor);
        directory = (descriptor as DirectoryDescriptor)!;
        return errno != Errno.Success ? errno
            : directory is null ? Errno.Notdir
            : changes && directory.Root.IsReadOnly ? Errno.Rofs
            : (directory.Rights & right) == right ? Errno.Success : Errno.Notcapable;
    }

    /// <summary>Reads a path: two arguments, its address and its length.</summary>
    public Errno ReadPath(int index, out string path)
    {
        path = "";
        uint length = UInt32(index + 1);
        if (!Memory.Contains(UInt32(index), length))
        {
            return Errno.Fault;
        }

        if (length > MaxPathLength)
        {
            return Errno.Nametoolong;
        }

        Span<byte> bytes = stackalloc byte[(int)length];
        Memory.TryRead(UInt32(index), bytes);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Errno.Ilseq;
        }

        path = Encoding.UTF8.GetString(bytes);
        return bytes.Contains((byte)0) ? Errno.Inval : Errno.Success;
    }

    /// <summary>Checks where a result goes, before anything is done that the guest must hear of.</summary>
    public Errno Check(int index, ulong length) => Memory.Contains(UInt32(index), length) ? Errno.Success : Errno.Fault;

    public Errno Write(int index, ReadOnlySpan<byte> bytes) => Memory.TryWrite(UInt32(index), bytes) ? Errno.Success : Errno.Fault;

    public Errno Write(int index, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return Write(index, bytes);
    }

    public Errno Write(int index, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Write(index, bytes);
    }
}
