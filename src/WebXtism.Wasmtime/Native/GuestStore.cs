using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// A store with a kernel instance and a guest instance in it: everything of one plugin instance that the library owns. One
/// thread at a time; the caller sees to that.
/// </summary>
internal sealed unsafe class GuestStore : IDisposable
{
    // A plugin function has at most one result, an initialiser at most two parameters.
    private const int MaxValues = 2;

    private static readonly byte[] s_kernelMemory = Encoding.UTF8.GetBytes(KernelModule.MemoryExport);

    private readonly StoreHandle _store;
    private readonly NativeImage _image;
    private readonly WasmValue* _values;
    private readonly FuncRef* _functions;
    private NativeKernelMemory? _memory;
    private InstanceRef _guest;
    private bool _guestMemorySought;

    public GuestStore(NativeImage image, InstanceContext context)
    {
        _image = image;
        Context = context;
        _store = StoreHandle.Create(image.Engine, this, (MaxValues * sizeof(WasmValue)) + (image.SlotCount * sizeof(FuncRef)));
        _values = (WasmValue*)_store.Block;
        _functions = (FuncRef*)(_values + MaxValues);
        CompileOptions options = image.Options;
        Budget = options.LimitsMemory ? new MemoryBudget(context, options) : null;
        if (options.MaxTableElements is { } elements)
        {
            _store.LimitTables(elements);
        }

        if (options.Fuel is { } fuel)
        {
            Fuel = fuel;
        }
    }

    public InstanceContext Context { get; }

    /// <summary>What the memories of the store may take; <see langword="null"/> when that is not limited.</summary>
    public MemoryBudget? Budget { get; }

    /// <summary>The fuel that is left, in a store whose engine counts it.</summary>
    public ulong Fuel
    {
        get
        {
            ulong fuel;
            NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_context_get_fuel(_store.Context, &fuel));
            return fuel;
        }
        set => NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_context_set_fuel(_store.Context, value));
    }

    public CallWatch Watch { get; } = new();

    public KernelMemory Memory => _memory!;

    /// <summary>The error of the last call that failed, and its trap; freed with <see cref="NativeFault.Free"/>.</summary>
    public (nint Error, nint Trap) Fault { get; private set; }

    /// <summary>Makes the kernel instance, then the guest instance, and runs the guest's start function.</summary>
    /// <returns>Whether it went well; else there is a <see cref="Fault"/>.</returns>
    public bool Instantiate()
    {
        InstanceRef kernel;
        nint trap = 0;
        nint error = WasmtimeLibrary.wasmtime_instance_new(_store.Context, _image.Kernel, null, 0, &kernel, &trap);
        if ((error | trap) != 0)
        {
            Fault = (error, trap);
            return false;
        }

        Extern item;
        Export(&kernel, s_kernelMemory, &item);
        _memory = new NativeKernelMemory(_store, item.Memory);
        Context.Attach(_memory);
        Budget?.BeginGrowth();
        var imports = new Extern[_image.Imports.Count];
        fixed (Extern* items = imports)
        fixed (InstanceRef* guest = &_guest)
        {
            for (int i = 0; i < imports.Length; i++)
            {
                Import(&kernel, _image.Imports[i], &items[i]);
            }

            error = WasmtimeLibrary.wasmtime_instance_new(_store.Context, _image.Module, items, (nuint)imports.Length, guest, &trap);
        }

        Budget?.BeginGrowth();
        Fault = (error, trap);
        return (error | trap) == 0;
    }

    /// <summary>Calls an export with zeros for all parameters.</summary>
    /// <param name="slot">The slot of the export in the image.</param>
    /// <param name="result">Its result, 0 when it has none.</param>
    /// <returns>Whether it returned; else there is a <see cref="Fault"/>.</returns>
    public bool Call(int slot, out int result)
    {
        FuncRef* function = _functions + slot;
        if (function->StoreId == 0)
        {
            Resolve(slot);
        }

        WasmValue* values = _values;
        values[0] = default;
        values[1] = default;
        nint trap = 0;
        nint error = WasmtimeLibrary.Hot.FuncCallUnchecked(_store.Context, function, values, MaxValues, &trap);
        result = values[0].Int32;
        // The store must not be collected while its guest runs, and this may be the last use of it.
        GC.KeepAlive(this);
        if ((error | trap) == 0)
        {
            return true;
        }

        Fault = (error, trap);
        return false;
    }

    /// <summary>Gives the context the guest's own memory at the first call of a host function.</summary>
    /// <param name="caller">The <c>wasmtime_caller_t</c> of the host function.</param>
    public void FindGuestMemory(nint caller)
    {
        if (!_guestMemorySought)
        {
            _guestMemorySought = true;
            Context.Attach(NativeGuestMemory.Of(_store, caller));
        }
    }

    public void Dispose() => _store.Dispose();

    /// <summary>Reads and frees the <see cref="Fault"/>.</summary>
    public GuestFault? TakeFault()
    {
        (nint error, nint trap) = Fault;
        Fault = default;
        if ((error | trap) == 0)
        {
            return null;
        }

        GuestFault fault = NativeFault.Read(error, trap);
        NativeFault.Free(error, trap);
        return fault;
    }

    private void Import(InstanceRef* kernel, in ImageImport import, Extern* item)
    {
        if (import.FromKernel)
        {
            Export(kernel, import.Name, item);
            return;
        }

        fixed (byte* name = import.Name)
        {
            // The linker's names are our own and have no namespace; see LinkerHandle.Define.
            byte found = WasmtimeLibrary.wasmtime_linker_get(_image.Linker, _store.Context, name, 0, name, (nuint)import.Name.Length, item);
            if (found == 0)
            {
                throw new EngineException($"The import '{Encoding.UTF8.GetString(import.Name)}' is not in the linker.");
            }
        }
    }

    private void Export(InstanceRef* instance, byte[] name, Extern* item)
    {
        fixed (byte* bytes = name)
        {
            if (WasmtimeLibrary.wasmtime_instance_export_get(_store.Context, instance, bytes, (nuint)name.Length, item) == 0)
            {
                throw new EngineException($"The instance has no export '{Encoding.UTF8.GetString(name)}'.");
            }
        }
    }

    private void Resolve(int slot)
    {
        Extern item;
        fixed (InstanceRef* guest = &_guest)
        {
            Export(guest, _image.SlotName(slot), &item);
        }

        _functions[slot] = item.Func;
    }
}
