using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// What a running guest asks at each tick of its engine's epoch: whether it may go on. The decision looks at the guest's own
/// store alone, so stopping one instance never touches another.
/// </summary>
internal static unsafe class EpochCallback
{
    private const byte Continue = 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static nint Tick(nint context, void* data, ulong* delta, byte* updateKind)
    {
        bool stop;
        try
        {
            stop = GCHandle.FromIntPtr((nint)data).Target is GuestStore store && store.Watch.MustStop();
        }
        catch (Exception)
        {
            // A token's source was disposed under the call, say: nobody can be told here, and going on could be for ever.
            stop = true;
        }

        if (stop)
        {
            fixed (byte* message = "interrupted\0"u8)
            {
                return WasmtimeLibrary.wasmtime_error_new(message);
            }
        }

        *delta = 1;
        *updateKind = Continue;
        return 0;
    }
}
