using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// Tells whether the current thread has stack enough for a guest. The library gives a guest its share without looking, and a
/// guest that then overruns the thread's own stack kills the process.
/// </summary>
internal static unsafe partial class ThreadStack
{
    // What host functions may use on top of the deepest guest frame, the CLR's own needs included.
    private const int HostReserve = 192 * 1024;

    /// <summary>How much stack a guest may use.</summary>
    public const int GuestShare = 512 * 1024;

    // The lowest address of this thread's stack; 0 until it is asked for the first time.
    [ThreadStatic]
    private static nuint t_end;

    public static bool HasRoomForGuest()
    {
        byte here;
        nuint end = t_end;
        if (end == 0)
        {
            end = FindEnd();
        }

        return (nuint)(&here) > end + GuestShare + HostReserve;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nuint FindEnd()
    {
        nuint end = OperatingSystem.IsWindows() ? EndOnWindows()
            : OperatingSystem.IsMacOS() ? EndOnMacOS()
            : EndOnLinux();
        // 1 stands for unknown: then there is nothing to compare with, and every address is above it.
        return t_end = Math.Max(1, end);
    }

    private static nuint EndOnWindows()
    {
        nuint low, high;
        GetCurrentThreadStackLimits(&low, &high);
        return low;
    }

    private static nuint EndOnMacOS()
    {
        nint self = pthread_self();
        return pthread_get_stackaddr_np(self) - pthread_get_stacksize_np(self);
    }

    private static nuint EndOnLinux()
    {
        // pthread_attr_t is 56 bytes with glibc on 64-bit machines; twice that is on the safe side.
        byte* attributes = stackalloc byte[112];
        if (pthread_getattr_np(pthread_self(), attributes) != 0)
        {
            return 0;
        }

        nuint address, size;
        int result = pthread_attr_getstack(attributes, &address, &size);
        _ = pthread_attr_destroy(attributes);
        return result == 0 ? address : 0;
    }

    [LibraryImport("kernel32")]
    private static partial void GetCurrentThreadStackLimits(nuint* low, nuint* high);

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial nuint pthread_get_stackaddr_np(nint thread);

    [LibraryImport("libc")]
    private static partial nuint pthread_get_stacksize_np(nint thread);

    [LibraryImport("libc")]
    private static partial int pthread_getattr_np(nint thread, byte* attributes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_getstack(byte* attributes, nuint* address, nuint* size);

    [LibraryImport("libc")]
    private static partial int pthread_attr_destroy(byte* attributes);
}
