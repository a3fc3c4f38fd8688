using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>What can be done with an open file beside reading and writing.</summary>
internal static class FileFunctions
{
    private const uint LastAdvice = 5;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.DefineForFiles("fd_advise", "illi", Advise),
        WasiFunctions.DefineForFiles("fd_allocate", "ill", Allocate),
        WasiFunctions.DefineForFiles("fd_datasync", "i", static call => Flush(call, Rights.FdDatasync)),
        WasiFunctions.DefineForFiles("fd_sync", "i", static call => Flush(call, Rights.FdSync)),
        WasiFunctions.DefineForFiles("fd_filestat_set_size", "il", SetSize),
        WasiFunctions.DefineForFiles("fd_filestat_set_times", "illi", SetTimes),
        WasiFunctions.DefineForFiles("fd_seek", "ilii", Seek),
        WasiFunctions.DefineForFiles("fd_tell", "ii", Tell),
    ];

    // Advice is nothing that must be taken.
    private static Errno Advise(WasiCall call)
    {
        Errno errno = call.FindFile(0, Rights.FdAdvise, out _);
        return errno == Errno.Success && (call.Int64(1) < 0 || call.Int64(2) < 0 || call.UInt32(3) > LastAdvice) ? Errno.Inval : errno;
    }

    private static Errno Allocate(WasiCall call)
    {
        Errno errno = call.FindFile(0, Rights.FdAllocate, out FileDescriptor file);
        long offset = call.Int64(1);
        long length = call.Int64(2);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (offset < 0 || length <= 0)
        {
            return Errno.Inval;
        }

        if (offset > long.MaxValue - length)
        {
            return Errno.Fbig;
        }

        if (offset + length > file.Length)
        {
            file.SetLength(offset + length);
        }

        return Errno.Success;
    }

    // What was written elsewhere, a directory's entries say, .NET cannot flush; programs that ask mean well.
    private static Errno Flush(WasiCall call, Rights right)
    {
        Errno errno = call.Find(0, right, out Descriptor descriptor);
        if (errno == Errno.Success && descriptor is FileDescriptor file)
        {
            file.Flush();
        }

        return errno;
    }

    private static Errno SetSize(WasiCall call)
    {
        Errno errno = call.FindFile(0, Rights.FdFilestatSetSize, out FileDescriptor file);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (call.Int64(1) < 0)
        {
            return Errno.Inval;
        }

        file.SetLength(call.Int64(1));
        return Errno.Success;
    }

    private static Errno SetTimes(WasiCall call)
    {
        Errno errno = call.FindFile(0, Rights.FdFilestatSetTimes, out FileDescriptor file);
        if (errno == Errno.Success && file.IsReadOnly)
        {
            errno = Errno.Rofs;
        }

        if (errno != Errno.Success)
        {
            return errno;
        }

        errno = FileTimes.Read(
            (TimeFlags)call.UInt32(3), call.UInt64(1), call.UInt64(2), call.Wasi.Settings.TimeProvider, out DateTime? accessed, out DateTime? modified);
        if (errno == Errno.Success)
        {
            file.SetTimes(accessed, modified);
        }

        return errno;
    }

    private static Errno Seek(WasiCall call)
    {
        Errno errno = FindSeekable(call, Rights.FdSeek, out FileDescriptor file);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (call.Check(3, sizeof(ulong)) != Errno.Success)
        {
            return Errno.Fault;
        }

        long? from = call.UInt32(2) switch
        {
            0 => 0,
            1 => file.Position,
            2 => file.Length,
            _ => null,
        };
        if (from is null || call.Int64(1) > long.MaxValue - from || from + call.Int64(1) < 0)
        {
            return Errno.Inval;
        }

        file.Position = from.Value + call.Int64(1);
        return call.Write(3, (ulong)file.Position);
    }

    private static Errno Tell(WasiCall call)
    {
        Errno errno = FindSeekable(call, Rights.FdTell, out FileDescriptor file);
        return errno == Errno.Success ? call.Write(1, (ulong)file.Position) : errno;
    }

    private static Errno FindSeekable(WasiCall call, Rights right, out FileDescriptor file)
    {
        Errno errno = call.FindFile(0, right, out file);
        return errno == Errno.Badf && call.Find(0, Rights.None, out Descriptor other) == Errno.Success && other is not DirectoryDescriptor
            ? Errno.Spipe
            : errno;
    }
}
