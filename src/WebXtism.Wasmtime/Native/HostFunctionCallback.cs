using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Where the library enters C# when a guest calls a host function. Nothing is thrown past this class.</summary>
internal static unsafe class HostFunctionCallback
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static nint Call(void* data, nint caller, WasmValue* values, nuint count)
    {
        // The linker is shared by all instances of the plugin, so the instance comes from the store that calls.
        nint store = WasmtimeLibrary.Hot.ContextGetData(WasmtimeLibrary.Hot.CallerContext(caller));
        InstanceContext? context = null;
        HostFunction? function = null;
        try
        {
            function = Unsafe.As<HostFunction>(GCHandle.FromIntPtr((nint)data).Target!);
            var guest = Unsafe.As<GuestStore>(GCHandle.FromIntPtr(store).Target!);
            context = guest.Context;
            guest.Caller = caller;
            function.Body(new HostCall(context, function, new Span<WasmValue>(values, (int)count)));
            return 0;
        }
        catch (Exception exception)
        {
            context?.Fail(function!, exception);
            return Trap("host function failed"u8);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Free(void* data) => GCHandle.FromIntPtr((nint)data).Free();

    private static nint Trap(ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            return WasmtimeLibrary.wasmtime_trap_new(bytes, (nuint)message.Length);
        }
    }
}
