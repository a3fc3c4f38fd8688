using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_memory_t</c>: names a memory of one store.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
internal struct MemoryRef
{
    public ulong StoreId;
    public uint Private1;
    private readonly uint _padding;
    public uint Private2;
}
