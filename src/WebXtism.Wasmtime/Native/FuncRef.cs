using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_func_t</c>: names a function of one store. A store id of 0 is no function.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FuncRef
{
    public ulong StoreId;
    public nint Private;
}
