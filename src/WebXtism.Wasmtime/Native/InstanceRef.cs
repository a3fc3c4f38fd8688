using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_instance_t</c>: names an instance of one store.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InstanceRef
{
    public ulong StoreId;
    public nuint Private;
}
