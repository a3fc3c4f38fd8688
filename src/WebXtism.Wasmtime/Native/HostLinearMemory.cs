using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_linear_memory_t</c>: a memory that the host made, and how the library uses it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostLinearMemory
{
    public void* Data;
    public delegate* unmanaged[Cdecl]<void*, nuint*, nuint*, byte*> Get;
    public delegate* unmanaged[Cdecl]<void*, nuint, nint> Grow;
    public delegate* unmanaged[Cdecl]<void*, void> Finalizer;
}
