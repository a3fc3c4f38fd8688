using System.Runtime.InteropServices;
using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Benchmarks.Native;

/// <summary>
/// A kernel and a guest with the raw binding alone, as a C program would use it: no checks, no runtime, no generated code. What
/// it costs is the floor for everything built on top. The engine has the same settings as the product's.
/// </summary>
internal abstract unsafe class RawInstance : IDisposable
{
    private readonly EngineHandle _engine = EngineHandle.Create(ThreadStack.GuestShare, EngineFeatures.None, new WasmtimeEngineOptions());
    private readonly WasmModuleHandle _kernelModule;
    private readonly WasmModuleHandle _module;
    private readonly nint _store;
    private readonly InstanceRef _guest;

    /// <param name="wasm">The guest. Its imports are these of the kernel, in this order, and then the host function.</param>
    /// <param name="kernelImports">What it imports from the kernel.</param>
    /// <param name="type">The type of the host function.</param>
    /// <param name="hostFunction">The host function.</param>
    protected RawInstance(
        byte[] wasm, ReadOnlySpan<string> kernelImports, FunctionType type, delegate* unmanaged[Cdecl]<void*, nint, WasmValue*, nuint, nint> hostFunction)
    {
        _kernelModule = WasmModuleHandle.Compile(_engine, KernelModule.Bytes.Span);
        _module = WasmModuleHandle.Compile(_engine, wasm);
        _store = WasmtimeLibrary.wasmtime_store_new(_engine, 0, 0);
        Context = WasmtimeLibrary.wasmtime_store_context(_store);
        WasmtimeLibrary.wasmtime_context_set_epoch_deadline(Context, ulong.MaxValue / 2);
        InstanceRef kernel;
        nint trap;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_instance_new(Context, _kernelModule, null, 0, &kernel, &trap));
        Extern* imports = stackalloc Extern[kernelImports.Length + 1];
        for (int i = 0; i < kernelImports.Length; i++)
        {
            Export(&kernel, kernelImports[i], &imports[i]);
        }

        using LinkerHandle linker = LinkerHandle.Create(_engine);
        Define(linker, type, hostFunction, &imports[kernelImports.Length]);
        InstanceRef guest;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_instance_new(Context, _module, imports, (nuint)kernelImports.Length + 1, &guest, &trap));
        _guest = guest;
        Extern memory;
        Export(&kernel, "memory", &memory);
        Memory = WasmtimeLibrary.wasmtime_memory_data(Context, &memory.Memory);
        // Room for the largest payload, as the product's kernel has after its first call.
        ulong previous;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_memory_grow(Context, &memory.Memory, 64, &previous));
        Values = (WasmValue*)NativeMemory.AllocZeroed((nuint)sizeof(WasmValue));
    }

    protected nint Context { get; }

    /// <summary>The kernel's memory.</summary>
    protected byte* Memory { get; }

    /// <summary>Where a call leaves its result.</summary>
    protected WasmValue* Values { get; }

    public void Dispose()
    {
        WasmtimeLibrary.wasmtime_store_delete(_store);
        _module.Dispose();
        _kernelModule.Dispose();
        _engine.Dispose();
    }

    protected FuncRef* Function(string name)
    {
        InstanceRef guest = _guest;
        Extern item;
        Export(&guest, name, &item);
        var function = (FuncRef*)NativeMemory.Alloc((nuint)sizeof(FuncRef));
        *function = item.Func;
        return function;
    }

    private void Define(LinkerHandle linker, FunctionType type, delegate* unmanaged[Cdecl]<void*, nint, WasmValue*, nuint, nint> body, Extern* item)
    {
        nint native = FunctionTypes.Create(type);
        fixed (byte* name = "host"u8)
        {
            NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_linker_define_func_unchecked(linker, name, 0, name, 4, native, body, null, null));
            _ = WasmtimeLibrary.wasmtime_linker_get(linker, Context, name, 0, name, 4, item);
        }

        WasmtimeLibrary.wasm_functype_delete(native);
    }

    private void Export(InstanceRef* instance, string name, Extern* item)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        fixed (byte* bytes = utf8)
        {
            if (WasmtimeLibrary.wasmtime_instance_export_get(Context, instance, bytes, (nuint)utf8.Length, item) == 0)
            {
                throw new InvalidOperationException($"no export '{name}'");
            }
        }
    }
}
