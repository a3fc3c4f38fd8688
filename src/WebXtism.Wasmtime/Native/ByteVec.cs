using System.Runtime.InteropServices;
using System.Text;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasm_byte_vec_t</c>: bytes that belong to whoever received them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ByteVec
{
    public nuint Size;
    public byte* Data;

    public readonly ReadOnlySpan<byte> Bytes => new(Data, checked((int)Size));

    /// <summary>The bytes as text. What a module calls itself may be any bytes, so this never fails.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);
}
