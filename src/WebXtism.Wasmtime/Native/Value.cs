using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_val_t</c>, of which a function is all that is needed.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct Value
{
    public const byte FunctionKind = 5;

    [FieldOffset(0)]
    public byte Kind;

    [FieldOffset(8)]
    public FuncRef Func;
}
