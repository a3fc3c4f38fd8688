using WebXtism.Kernel;

namespace WebXtism.Wasmtime.Native;

/// <summary>The kernel's memory by its address, which never changes; the size is remembered until something lies beyond it.</summary>
internal sealed unsafe class NativeKernelMemory : LinearKernelMemory
{
    private readonly StoreHandle _store;
    private readonly byte* _base;
    private MemoryRef _memory;
    private int _size;

    public NativeKernelMemory(StoreHandle store, MemoryRef memory)
    {
        _store = store;
        _memory = memory;
        _base = WasmtimeLibrary.wasmtime_memory_data(store.Context, &memory);
        Refresh();
    }

    protected override Span<byte> Bytes => new(_base, _size);

    protected override Span<byte> Refresh()
    {
        fixed (MemoryRef* memory = &_memory)
        {
            // The kernel's declared maximum keeps this in range.
            _size = checked((int)WasmtimeLibrary.wasmtime_memory_data_size(_store.Context, memory));
        }

        return Bytes;
    }

    protected override bool TryGrow(int pages)
    {
        fixed (MemoryRef* memory = &_memory)
        {
            ulong previous;
            nint error = WasmtimeLibrary.wasmtime_memory_grow(_store.Context, memory, (ulong)pages, &previous);
            NativeFault.Free(error, trap: 0);
            return error == 0;
        }
    }
}
