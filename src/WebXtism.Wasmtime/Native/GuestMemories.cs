using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// The memories of a store's modules, found from inside host functions. Only so they can be found while a start function runs
/// (there is no handle of the instance yet), and only the caller tells whose pointers they are: a function may be passed on
/// from one module to another.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="isOne">Whether there is one module, so that whoever calls is always the same.</param>
internal sealed unsafe class GuestMemories(StoreHandle store, bool isOne)
{
    // Each memory that was asked for; a plugin with several modules has a handful.
    private readonly List<NativeGuestMemory> _known = [];
    private NativeGuestMemory? _present;
    private bool _final;

    /// <summary>The <c>wasmtime_caller_t</c> of the host function that is running; 0 once its memory is known.</summary>
    public nint Caller { get; set; }

    /// <returns>The memory, or <see langword="null"/> when the calling module exports none.</returns>
    public NativeGuestMemory? OfCaller()
    {
        if (Caller != 0 && !_final)
        {
            _present = Find();
            _final = isOne;
        }

        // It is asked several times in a call.
        Caller = 0;
        return _present;
    }

    private NativeGuestMemory? Find()
    {
        Extern item;
        fixed (byte* name = "memory"u8)
        {
            if (WasmtimeLibrary.wasmtime_caller_export_get(Caller, name, (nuint)GuestMemory.ExportName.Length, &item) == 0 || item.Kind != Extern.MemoryKind)
            {
                return null;
            }
        }

        foreach (NativeGuestMemory memory in _known)
        {
            if (memory.Is(item.Memory))
            {
                return memory;
            }
        }

        var found = new NativeGuestMemory(store, item.Memory);
        _known.Add(found);
        return found;
    }
}
