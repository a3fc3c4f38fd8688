using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// Owns a <c>wasmtime_linker_t</c>: the host functions of one compiled plugin, shared by all its instances on all threads.
/// </summary>
internal sealed class LinkerHandle : SafeHandle
{
    private LinkerHandle(nint linker)
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(linker);

    public override bool IsInvalid => handle == 0;

    public static LinkerHandle Create(EngineHandle engine) => new(WasmtimeLibrary.wasmtime_linker_new(engine));

    /// <summary>Defines a host function under a name of our own: a plugin may import two functions by one name.</summary>
    public unsafe void Define(ReadOnlySpan<byte> name, HostFunction function)
    {
        nint type = FunctionTypes.Create(function.Type);
        // Freed by the finalizer callback, when the linker and the last store that took the function are gone.
        var data = GCHandle.Alloc(function);
        nint error;
        fixed (byte* bytes = name)
        {
            error = WasmtimeLibrary.wasmtime_linker_define_func_unchecked(
                this, bytes, 0, bytes, (nuint)name.Length, type, &HostFunctionCallback.Call, (void*)GCHandle.ToIntPtr(data), &HostFunctionCallback.Free);
        }

        WasmtimeLibrary.wasm_functype_delete(type);
        NativeFault.ThrowIfError(error);
    }

    protected override bool ReleaseHandle()
    {
        WasmtimeLibrary.wasmtime_linker_delete(handle);
        return true;
    }
}
