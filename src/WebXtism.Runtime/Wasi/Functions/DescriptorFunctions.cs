using System.Buffers.Binary;
using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>What can be asked of and done with every descriptor.</summary>
internal static class DescriptorFunctions
{
    private const int FdstatSize = 24;
    private const int PrestatSize = 8;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.Define("fd_close", "i", static call => call.Wasi.Descriptors.Close(call.UInt32(0))),
        WasiFunctions.Define("fd_renumber", "ii", static call => call.Wasi.Descriptors.Renumber(call.UInt32(0), call.UInt32(1))),
        WasiFunctions.Define("fd_fdstat_get", "ii", GetState),
        WasiFunctions.Define("fd_fdstat_set_flags", "ii", SetFlags),
        WasiFunctions.Define("fd_fdstat_set_rights", "ill", SetRights),
        WasiFunctions.Define("fd_prestat_get", "ii", GetPreopened),
        WasiFunctions.Define("fd_prestat_dir_name", "iii", GetPreopenedName),
        WasiFunctions.DefineForFiles("fd_filestat_get", "ii", GetFileState),
    ];

    private static Errno GetState(WasiCall call)
    {
        Errno errno = call.Find(0, Rights.None, out Descriptor descriptor);
        if (errno != Errno.Success)
        {
            return errno;
        }

        Span<byte> state = stackalloc byte[FdstatSize];
        state.Clear();
        state[0] = (byte)descriptor.Type;
        BinaryPrimitives.WriteUInt16LittleEndian(state[2..], (ushort)descriptor.Flags);
        BinaryPrimitives.WriteUInt64LittleEndian(state[8..], (ulong)descriptor.Rights);
        BinaryPrimitives.WriteUInt64LittleEndian(state[16..], (ulong)descriptor.Inheriting);
        return call.Write(1, state);
    }

    private static Errno SetFlags(WasiCall call)
    {
        Errno errno = call.Find(0, Rights.FdFdstatSetFlags, out Descriptor descriptor);
        var flags = (DescriptorFlags)call.UInt32(1);
        if (errno == Errno.Success && (call.UInt32(1) & ~(uint)DescriptorFlags.All) != 0)
        {
            errno = Errno.Inval;
        }

        if (errno == Errno.Success)
        {
            descriptor.Flags = flags;
        }

        return errno;
    }

    // Rights can be given up and never gained.
    private static Errno SetRights(WasiCall call)
    {
        Errno errno = call.Find(0, Rights.None, out Descriptor descriptor);
        if (errno != Errno.Success)
        {
            return errno;
        }

        var rights = (Rights)call.UInt64(1);
        var inheriting = (Rights)call.UInt64(2);
        if ((rights & ~descriptor.Rights) != Rights.None || (inheriting & ~descriptor.Inheriting) != Rights.None)
        {
            return Errno.Notcapable;
        }

        descriptor.Rights = rights;
        descriptor.Inheriting = inheriting;
        return Errno.Success;
    }

    // Guests count upwards until they are told that there is no such descriptor.
    private static Errno GetPreopened(WasiCall call)
    {
        if (call.Find(0, Rights.None, out Descriptor descriptor) != Errno.Success || descriptor is not DirectoryDescriptor { IsPreopened: true } directory)
        {
            return Errno.Badf;
        }

        Span<byte> state = stackalloc byte[PrestatSize];
        state.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(state[4..], (uint)directory.Root.GuestPath.Length);
        return call.Write(1, state);
    }

    private static Errno GetPreopenedName(WasiCall call)
    {
        if (call.Find(0, Rights.None, out Descriptor descriptor) != Errno.Success || descriptor is not DirectoryDescriptor { IsPreopened: true } directory)
        {
            return Errno.Badf;
        }

        return call.UInt32(2) < directory.Root.GuestPath.Length ? Errno.Nametoolong : call.Write(1, directory.Root.GuestPath);
    }

    private static Errno GetFileState(WasiCall call)
    {
        Errno errno = call.Find(0, Rights.FdFilestatGet, out Descriptor descriptor);
        if (errno != Errno.Success)
        {
            return errno;
        }

        Span<byte> state = stackalloc byte[FileStat.EncodedSize];
        descriptor.Stat().Write(state);
        return call.Write(1, state);
    }
}
