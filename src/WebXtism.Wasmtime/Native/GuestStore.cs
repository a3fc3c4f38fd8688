using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// A store with an instance of the kernel and of each module in it: everything of one plugin instance that the library owns.
/// One thread at a time; the caller sees to that.
/// </summary>
internal sealed unsafe class GuestStore : ICallingGuest, IDisposable
{
    // A plugin function has at most one result, an initialiser at most two parameters.
    private const int MaxValues = 2;

    private static readonly byte[] s_kernelMemory = Encoding.UTF8.GetBytes(KernelModule.MemoryExport);

    private readonly StoreHandle _store;
    private readonly NativeImage _image;
    private readonly WasmValue* _values;
    private readonly FuncRef* _functions;
    private readonly InstanceRef* _instances;
    private readonly GuestMemories _guestMemories;
    private NativeKernelMemory? _memory;

    public GuestStore(NativeImage image, InstanceContext context)
    {
        _image = image;
        Context = context;
        _store = StoreHandle.Create(image.Engine, this, (MaxValues * sizeof(WasmValue)) + (image.SlotCount * sizeof(FuncRef)) + (image.InstanceCount * sizeof(InstanceRef)));
        _values = (WasmValue*)_store.Block;
        _functions = (FuncRef*)(_values + MaxValues);
        _instances = (InstanceRef*)(_functions + image.SlotCount);
        _guestMemories = new GuestMemories(_store, isOne: image.InstanceCount == 2);

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

    /// <summary>The name of the module that is being instantiated or was last.</summary>
    public string PresentModule { get; private set; } = "";

    /// <summary>The error of the last call that failed, and its trap; freed with <see cref="NativeFault.Free"/>.</summary>
    public (nint Error, nint Trap) Fault { get; private set; }

    /// <summary>The <c>wasmtime_caller_t</c> of the host function that is running.</summary>
    public nint Caller { set => _guestMemories.Caller = value; }

    /// <summary>Makes the kernel instance, then those of the modules, and runs their start functions and initialisers.</summary>
    /// <returns>Whether it went well; else there is a <see cref="Fault"/>.</returns>
    public bool Instantiate()
    {
        if (!Instantiate(NativeImage.KernelInstance, _image.Kernel, []))
        {
            return false;
        }

        Extern item;
        Export(NativeImage.KernelInstance, s_kernelMemory, &item);
        _memory = new NativeKernelMemory(_store, item.Memory);
        Context.Attach(_memory, this);
        int circular = _image.InstanceCount - 1;
        if (_image.CircularImports is { } module && !Instantiate(circular, module, []))
        {
            return false;
        }

        for (int i = 0; i < _image.Modules.Count; i++)
        {
            ImageModule guest = _image.Modules[i];
            PresentModule = guest.Name;
            Budget?.BeginGrowth();
            if (!Instantiate(NativeImage.InstanceOf(i), guest.Handle, guest.Imports))
            {
                return false;
            }

            Budget?.BeginGrowth();

            foreach ((int slot, byte[] export) in guest.Exports)
            {
                Fill(circular, slot, NativeImage.InstanceOf(i), export);
            }

            foreach (int initializer in guest.Initializers)
            {
                if (!Call(initializer, out _))
                {
                    return false;
                }
            }
        }

        return true;
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

    public GuestMemory? FindMemory() => _guestMemories.OfCaller();

    /// <summary>Finds the memory of the plugin's own module after a call.</summary>
    public GuestMemory? FindGuestMemory()
    {
        InstanceRef* guest = _instances + NativeImage.InstanceOf(_image.Main);
        return guest->StoreId == 0 ? null : NativeGuestMemory.Of(_store, guest);
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

    private bool Instantiate(int index, WasmModuleHandle module, ImageImport[] imports)
    {
        var items = new Extern[imports.Length];
        nint trap = 0;
        nint error;
        fixed (Extern* first = items)
        {
            for (int i = 0; i < imports.Length; i++)
            {
                Import(imports[i], first + i);
            }

            error = WasmtimeLibrary.wasmtime_instance_new(_store.Context, module, first, (nuint)imports.Length, _instances + index, &trap);
        }

        NativeFault.ThrowIfMismatch(error, PresentModule);
        Fault = (error, trap);
        return (error | trap) == 0;
    }

    private void Import(in ImageImport import, Extern* item)
    {
        if (import.Instance != ImageImport.FromHost)
        {
            Export(import.Instance, import.Name, item);
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

    private void Export(int instance, ReadOnlySpan<byte> name, Extern* item)
    {
        // An empty name must still point somewhere.
        byte none;
        fixed (byte* bytes = name)
        {
            if (WasmtimeLibrary.wasmtime_instance_export_get(_store.Context, _instances + instance, bytes is null ? &none : bytes, (nuint)name.Length, item) == 0)
            {
                throw new EngineException($"The instance has no export '{Encoding.UTF8.GetString(name)}'.");
            }
        }
    }

    // Gives a function to the modules before it that import it.
    private void Fill(int circular, int slot, int instance, byte[] export)
    {
        Extern table, function;
        Export(circular, CircularImports.Table, &table);
        Export(instance, export, &function);
        var value = new Value { Kind = Value.FunctionKind, Func = function.Func };
        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_table_set(_store.Context, &table.Table, (ulong)slot, &value));
    }

    private void Resolve(int slot)
    {
        Extern item;
        ImageImport function = _image.FunctionAt(slot);
        Export(function.Instance, function.Name, &item);
        _functions[slot] = item.Func;
    }
}
