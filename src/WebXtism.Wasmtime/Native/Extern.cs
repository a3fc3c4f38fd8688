using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_extern_t</c>: a function, a table or a memory of one store; other kinds are only passed on.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct Extern
{
    public const byte FunctionKind = 0;
    public const byte MemoryKind = 3;

    [FieldOffset(0)]
    public byte Kind;

    [FieldOffset(8)]
    public FuncRef Func;

    [FieldOffset(8)]
    public TableRef Table;

    [FieldOffset(8)]
    public MemoryRef Memory;
}
