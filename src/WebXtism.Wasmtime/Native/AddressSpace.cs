using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// Reserves addresses that nothing lies behind, and puts zeroed memory behind some of them: an access to the others is a fault,
/// which the library turns into a trap.
/// </summary>
internal static unsafe partial class AddressSpace
{
    private const int ProtNone = 0;
    private const int ProtReadWrite = 1 | 2;
    private const int MapPrivate = 2;
    private const int MapAnonymousLinux = 0x20;
    private const int MapNoReserveLinux = 0x4000;
    private const int MapAnonymousMacOS = 0x1000;
    private const int MapNoReserveMacOS = 0x40;
    private const uint MemCommit = 0x1000;
    private const uint MemReserve = 0x2000;
    private const uint MemRelease = 0x8000;
    private const uint PageNoAccess = 1;
    private const uint PageReadWrite = 4;

    private static long s_reserved;

    /// <summary>How many bytes are reserved now, by all stores of the process: tests see that all comes back.</summary>
    public static long ReservedBytes => Interlocked.Read(ref s_reserved);

    /// <summary>Reserves addresses.</summary>
    /// <returns>The first of them, or 0 when there are not as many.</returns>
    public static nint Reserve(nuint bytes)
    {
        nint address;
        if (OperatingSystem.IsWindows())
        {
            address = (nint)VirtualAlloc(null, bytes, MemReserve, PageNoAccess);
        }
        else
        {
            int flags = MapPrivate | (OperatingSystem.IsMacOS() ? MapAnonymousMacOS | MapNoReserveMacOS : MapAnonymousLinux | MapNoReserveLinux);
            address = mmap(null, bytes, ProtNone, flags, -1, 0);
            if (address == -1)
            {
                address = 0;
            }
        }

        if (address != 0)
        {
            Interlocked.Add(ref s_reserved, (long)bytes);
        }

        return address;
    }

    /// <summary>Puts zeroed memory behind reserved addresses.</summary>
    /// <returns>Whether there was enough.</returns>
    public static bool Commit(nint address, nuint bytes) =>
        bytes == 0
        || (OperatingSystem.IsWindows()
            ? VirtualAlloc((void*)address, bytes, MemCommit, PageReadWrite) is not null
            : mprotect((void*)address, bytes, ProtReadWrite) == 0);

    /// <summary>Gives addresses and memory back.</summary>
    public static void Release(nint address, nuint bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = VirtualFree((void*)address, 0, MemRelease);
        }
        else
        {
            _ = munmap((void*)address, bytes);
        }

        Interlocked.Add(ref s_reserved, -(long)bytes);
    }

    [LibraryImport("libc")]
    private static partial nint mmap(void* address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport("libc")]
    private static partial int mprotect(void* address, nuint length, int protection);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint length);

    [LibraryImport("kernel32")]
    private static partial void* VirtualAlloc(void* address, nuint size, uint type, uint protection);

    [LibraryImport("kernel32")]
    private static partial int VirtualFree(void* address, nuint size, uint type);
}
