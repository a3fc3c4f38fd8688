using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary><c>wasmtime_memory_creator_t</c>: who makes the memories of an engine.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostMemoryCreator
{
    public void* Data;
    public delegate* unmanaged[Cdecl]<void*, nint, nuint, nuint, nuint, nuint, HostLinearMemory*, nint> Create;
    public delegate* unmanaged[Cdecl]<void*, void> Finalizer;
}
