using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Benchmarks.Native;

/// <summary>
/// The same guest with the raw binding alone, as a C program would use it: no checks, no runtime, no generated code. What it
/// costs is the floor for everything built on top. The engine has the same settings as the product's.
/// </summary>
internal sealed unsafe class RawGuest : IDisposable
{
    private readonly EngineHandle _engine = EngineHandle.Create(ThreadStack.GuestShare);
    private readonly WasmModuleHandle _kernelModule;
    private readonly WasmModuleHandle _module;
    private readonly nint _store;
    private readonly nint _context;
    private readonly byte* _memory;
    private readonly FuncRef* _empty;
    private readonly FuncRef* _echo;
    private readonly FuncRef* _callHost;
    private readonly WasmValue* _values;

    public RawGuest()
    {
        _kernelModule = WasmModuleHandle.Compile(_engine, KernelModule.Bytes.Span);
        _module = WasmModuleHandle.Compile(_engine, Guest.Wasm);
        _store = WasmtimeLibrary.wasmtime_store_new(_engine, 0, 0);
        _context = WasmtimeLibrary.wasmtime_store_context(_store);
        WasmtimeLibrary.wasmtime_context_set_epoch_deadline(_context, ulong.MaxValue / 2);
        InstanceRef kernel;
        nint trap;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_instance_new(_context, _kernelModule, null, 0, &kernel, &trap));
        Extern* imports = stackalloc Extern[4];
        Export(&kernel, "input_offset", &imports[0]);
        Export(&kernel, "input_length", &imports[1]);
        Export(&kernel, "output_set", &imports[2]);
        using LinkerHandle linker = LinkerHandle.Create(_engine);
        Define(linker);
        fixed (byte* name = "add"u8)
        {
            _ = WasmtimeLibrary.wasmtime_linker_get(linker, _context, name, 0, name, 3, &imports[3]);
        }

        InstanceRef guest;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_instance_new(_context, _module, imports, 4, &guest, &trap));
        Extern memory;
        Export(&kernel, "memory", &memory);
        _memory = WasmtimeLibrary.wasmtime_memory_data(_context, &memory.Memory);
        // Room for the largest payload, as the product's kernel has after its first call.
        ulong previous;
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_memory_grow(_context, &memory.Memory, 64, &previous));
        _values = (WasmValue*)NativeMemory.AllocZeroed((nuint)sizeof(WasmValue));
        _empty = Function(&guest, "empty");
        _echo = Function(&guest, "echo");
        _callHost = Function(&guest, "call_host");
    }

    /// <summary>The bare crossing.</summary>
    public int Empty()
    {
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(_context, _empty, _values, 1, &trap);
        return _values->Int32;
    }

    /// <summary>1000 calls of the raw callback from the guest.</summary>
    public int CallHost()
    {
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(_context, _callHost, _values, 1, &trap);
        return _values->Int32;
    }

    /// <summary>Text there and back through the kernel's record, written and read in place.</summary>
    public string Echo(string text)
    {
        const int Data = KernelLayout.HeapBase + KernelLayout.HeaderSize;
        var record = (KernelRecord*)(_memory + KernelLayout.RecordAddress);
        int length = Encoding.UTF8.GetBytes(text, new Span<byte>(_memory + Data, text.Length * 3));
        record->InputOffset = Data;
        record->InputLength = (ulong)length;
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(_context, _echo, _values, 1, &trap);
        return Encoding.UTF8.GetString(_memory + record->OutputOffset, (int)record->OutputLength);
    }

    public void Dispose()
    {
        WasmtimeLibrary.wasmtime_store_delete(_store);
        _module.Dispose();
        _kernelModule.Dispose();
        _engine.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Add(void* data, nint caller, WasmValue* values, nuint count)
    {
        values[0] = WasmValue.FromInt32(values[0].Int32 + values[1].Int32);
        return 0;
    }

    private static void Define(LinkerHandle linker)
    {
        nint type = FunctionTypes.Create(new FunctionType([ValueKind.I32, ValueKind.I32], [ValueKind.I32]));
        fixed (byte* name = "add"u8)
        {
            NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_linker_define_func_unchecked(linker, name, 0, name, 3, type, &Add, null, null));
        }

        WasmtimeLibrary.wasm_functype_delete(type);
    }

    private FuncRef* Function(InstanceRef* instance, string name)
    {
        Extern item;
        Export(instance, name, &item);
        var function = (FuncRef*)NativeMemory.Alloc((nuint)sizeof(FuncRef));
        *function = item.Func;
        return function;
    }

    private void Export(InstanceRef* instance, string name, Extern* item)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        fixed (byte* bytes = utf8)
        {
            if (WasmtimeLibrary.wasmtime_instance_export_get(_context, instance, bytes, (nuint)utf8.Length, item) == 0)
            {
                throw new InvalidOperationException($"no export '{name}'");
            }
        }
    }
}
