using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>The library's own assembler.</summary>
internal static unsafe class TextAssembler
{
    /// <exception cref="EngineException">The text is no module.</exception>
    public static byte[] Assemble(ReadOnlySpan<byte> text)
    {
        ByteVec wasm;
        fixed (byte* bytes = text)
        {
            NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_wat2wasm(bytes, (nuint)text.Length, &wasm));
        }

        byte[] module = wasm.Bytes.ToArray();
        WasmtimeLibrary.wasm_byte_vec_delete(&wasm);
        return module;
    }
}
