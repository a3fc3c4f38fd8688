using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_table_t</c>: names a table of one store.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
internal struct TableRef
{
    public ulong StoreId;
    public uint Private1;
    private readonly uint _padding;
    public uint Private2;
}
