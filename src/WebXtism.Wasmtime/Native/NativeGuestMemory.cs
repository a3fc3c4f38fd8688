using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>The guest's memory by its address, which never changes; the size is remembered until something lies beyond it.</summary>
internal sealed unsafe class NativeGuestMemory : GuestMemory
{
    private readonly StoreHandle _store;
    private readonly byte* _base;
    private MemoryRef _memory;
    private ulong _size;

    public NativeGuestMemory(StoreHandle store, MemoryRef memory)
    {
        _store = store;
        _memory = memory;
        _base = WasmtimeLibrary.wasmtime_memory_data(store.Context, &memory);
        Refresh();
    }

    /// <summary>Whether this is that memory of the same store.</summary>
    public bool Is(in MemoryRef memory) => _memory.Private1 == memory.Private1 && _memory.Private2 == memory.Private2;

    /// <summary>Finds the memory of an instance.</summary>
    /// <returns>The memory, or <see langword="null"/> when the guest exports none of the name.</returns>
    public static NativeGuestMemory? Of(StoreHandle store, InstanceRef* guest)
    {
        Extern item;
        fixed (byte* name = "memory"u8)
        {
            return WasmtimeLibrary.wasmtime_instance_export_get(store.Context, guest, name, (nuint)ExportName.Length, &item) != 0 && item.Kind == Extern.MemoryKind
                ? new NativeGuestMemory(store, item.Memory)
                : null;
        }
    }

    public override long Size
    {
        get
        {
            Refresh();
            return (long)_size;
        }
    }

    public override bool Contains(uint address, ulong length)
    {
        // The sum cannot overflow once the length is known to be sane.
        if (length <= _size && address + length <= _size)
        {
            return true;
        }

        Refresh();
        return length <= _size && address + length <= _size;
    }

    public override bool TryRead(uint address, Span<byte> destination)
    {
        if (!Contains(address, (ulong)destination.Length))
        {
            return false;
        }

        new ReadOnlySpan<byte>(_base + address, destination.Length).CopyTo(destination);
        return true;
    }

    public override bool TryWrite(uint address, ReadOnlySpan<byte> source)
    {
        if (!Contains(address, (ulong)source.Length))
        {
            return false;
        }

        source.CopyTo(new Span<byte>(_base + address, source.Length));
        return true;
    }

    private void Refresh()
    {
        fixed (MemoryRef* memory = &_memory)
        {
            _size = WasmtimeLibrary.wasmtime_memory_data_size(_store.Context, memory);
        }
    }
}
