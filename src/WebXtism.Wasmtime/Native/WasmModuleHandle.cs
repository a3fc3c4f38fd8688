using System.Runtime.InteropServices;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Owns a <c>wasmtime_module_t</c>.</summary>
internal sealed class WasmModuleHandle : SafeHandle
{
    private WasmModuleHandle(nint module)
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(module);

    public override bool IsInvalid => handle == 0;

    /// <exception cref="EngineException">The module is invalid.</exception>
    public static unsafe WasmModuleHandle Compile(EngineHandle engine, ReadOnlySpan<byte> wasm)
    {
        nint module = 0;
        nint error;
        fixed (byte* bytes = wasm)
        {
            error = WasmtimeLibrary.wasmtime_module_new(engine, bytes, (nuint)wasm.Length, &module);
        }

        NativeFault.ThrowIfError(error);
        return new WasmModuleHandle(module);
    }

    protected override bool ReleaseHandle()
    {
        WasmtimeLibrary.wasmtime_module_delete(handle);
        return true;
    }
}
