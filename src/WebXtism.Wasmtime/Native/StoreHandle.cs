using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>Owns a <c>wasmtime_store_t</c>, the memory beside it that calls use, and the handle by which callbacks find their instance.</summary>
internal sealed unsafe class StoreHandle : SafeHandle
{
    private readonly GCHandle _owner;
    private readonly void* _block;

    private StoreHandle(GCHandle owner, void* block)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _owner = owner;
        _block = block;
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The <c>wasmtime_context_t</c> of the store.</summary>
    public nint Context { get; private init; }

    /// <summary>Zeroed memory that lives as long as the store.</summary>
    public void* Block => _block;

    public static StoreHandle Create(EngineHandle engine, GuestStore owner, int blockSize)
    {
        // Weak: a store that nobody disposes must still be collected, and its callbacks run only while its owner is in use.
        var weak = GCHandle.Alloc(owner, GCHandleType.Weak);
        void* block = NativeMemory.AllocZeroed((nuint)blockSize);
        nint data = GCHandle.ToIntPtr(weak);
        nint store = WasmtimeLibrary.wasmtime_store_new(engine, data, finalizer: 0);
        var result = new StoreHandle(weak, block) { Context = WasmtimeLibrary.wasmtime_store_context(store) };
        result.SetHandle(store);
        WasmtimeLibrary.wasmtime_store_epoch_deadline_callback(store, &EpochCallback.Tick, (void*)data, null);
        // Without a deadline of its own a store is past it from the start.
        WasmtimeLibrary.wasmtime_context_set_epoch_deadline(result.Context, 1);
        return result;
    }

    /// <summary>Bounds each table of the store.</summary>
    public void LimitTables(long elements) => WasmtimeLibrary.wasmtime_store_limiter(handle, -1, elements, -1, -1, -1);

    protected override bool ReleaseHandle()
    {
        WasmtimeLibrary.wasmtime_store_delete(handle);
        NativeMemory.Free(_block);
        _owner.Free();
        return true;
    }
}
