using System.Buffers.Binary;
using System.Text;
using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>Listing directories.</summary>
internal static class DirectoryFunctions
{
    private const int HeaderSize = 24;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.DefineForFiles("fd_readdir", "iiili", Read),
    ];

    private static Errno Read(WasiCall call)
    {
        uint address = call.UInt32(1);
        uint room = call.UInt32(2);
        ulong cookie = call.UInt64(3);
        Errno errno = call.FindDirectory(0, Rights.FdReaddir, changes: false, out DirectoryDescriptor directory);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (!call.Memory.Contains(address, room) || call.Check(4, sizeof(uint)) != Errno.Success)
        {
            return Errno.Fault;
        }

        errno = directory.List(fresh: cookie == 0, call.Wasi.Descriptors.RoomFor(directory), out DirectoryListing listing);
        if (errno != Errno.Success)
        {
            return errno;
        }

        uint used = 0;
        for (ulong i = cookie; i < (ulong)listing.Entries.Length && used < room; i++)
        {
            used += Write(call, address + used, room - used, listing, (int)i);
        }

        return call.Write(4, used);
    }

    // The last entry may be cut: a guest takes a full buffer as a sign that there is more, and asks for that entry again.
    private static uint Write(WasiCall call, uint address, uint room, DirectoryListing listing, int index)
    {
        (string name, FileType type) = listing.Entries[index];
        Span<byte> entry = new byte[HeaderSize + Encoding.UTF8.GetByteCount(name)];
        int length = Encoding.UTF8.GetBytes(name, entry[HeaderSize..]);
        BinaryPrimitives.WriteUInt64LittleEndian(entry, (ulong)index + 1);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[8..], FileStat.InodeOf(Path.Join(listing.HostPath, name)));
        BinaryPrimitives.WriteUInt32LittleEndian(entry[16..], (uint)length);
        entry[20] = (byte)type;
        entry = entry[..(int)Math.Min((uint)entry.Length, room)];
        call.Memory.TryWrite(address, entry);
        return (uint)entry.Length;
    }
}
