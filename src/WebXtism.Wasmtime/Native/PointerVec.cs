using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>The vectors of pointers: <c>wasm_importtype_vec_t</c>, <c>wasm_exporttype_vec_t</c>, <c>wasm_valtype_vec_t</c>, <c>wasm_frame_vec_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PointerVec
{
    public nuint Size;
    public nint* Data;

    public readonly ReadOnlySpan<nint> Items => new(Data, checked((int)Size));
}
