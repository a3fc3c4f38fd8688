using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A plugin instance in a store of its own.</summary>
internal sealed class WasmtimeInstance : EngineInstance
{
    private readonly GuestStore _store;
    private readonly EpochTicker _ticker;
    private readonly bool _hasBudget;

    private WasmtimeInstance(GuestStore store, EpochTicker ticker)
    {
        _store = store;
        _hasBudget = store.Budget is not null;
        _ticker = ticker;
    }

    public override KernelMemory Memory => _store.Memory;

    public override ulong Fuel
    {
        get => _store.Fuel;
        set => _store.Fuel = value;
    }

    public static EngineResult Create(NativeImage image, EpochTicker ticker, InstanceContext context, in CallLimits limits, out EngineInstance? instance, out GuestFault? fault)
    {
        instance = null;
        fault = null;
        if (!ThreadStack.HasRoomForGuest())
        {
            return new(EngineOutcome.StackTooSmall, -1);
        }

        var store = new GuestStore(image, context);
        var created = new WasmtimeInstance(store, ticker);
        EngineResult result;
        try
        {
            result = created.Instantiate(limits);
        }
        catch
        {
            created.Dispose();
            throw;
        }

        instance = created;
        if (result.Outcome != EngineOutcome.Returned)
        {
            fault = created.TakeFault();
            // Without a frame no guest code ran: the library itself refused.
            if (result.Outcome == EngineOutcome.Trapped && fault is { Frames.Count: 0 })
            {
                created.Dispose();
                throw new EngineException(image.Modules.Count == 1 ? fault.Message : $"in its module '{store.PresentModule}': {fault.Message}");
            }
        }

        return result;
    }

    public override EngineResult Invoke(int slot, in CallLimits limits)
    {
        if (!ThreadStack.HasRoomForGuest())
        {
            return new(EngineOutcome.StackTooSmall, -1);
        }

        if (limits.CanStop || _hasBudget)
        {
            return InvokeLimited(slot, limits);
        }

        return _store.Call(slot, out int code) ? new(EngineOutcome.Returned, code) : Failed();
    }

    public override GuestFault? TakeFault() => _store.TakeFault();

    public override GuestMemory? FindGuestMemory() => _store.FindGuestMemory();

    protected override void Dispose(bool disposing) => _store.Dispose();

    private EngineResult Instantiate(in CallLimits limits)
    {
        MemoryBudget? outer = BeginLimited(limits);
        try
        {
            return _store.Instantiate() ? new(EngineOutcome.Returned, 0) : Failed();
        }
        finally
        {
            EndLimited(limits, outer);
        }
    }

    private EngineResult InvokeLimited(int slot, in CallLimits limits)
    {
        MemoryBudget? outer = BeginLimited(limits);
        try
        {
            return _store.Call(slot, out int code) ? new(EngineOutcome.Returned, code) : Failed();
        }
        finally
        {
            EndLimited(limits, outer);
        }
    }

    private MemoryBudget? BeginLimited(in CallLimits limits)
    {
        if (limits.CanStop)
        {
            _store.Watch.Begin(limits);
            _ticker.BeginCall();
        }

        return _store.Budget?.Enter();
    }

    private void EndLimited(in CallLimits limits, MemoryBudget? outer)
    {
        if (_store.Budget is not null)
        {
            MemoryBudget.Leave(outer);
        }

        if (limits.CanStop)
        {
            _ticker.EndCall();
            _store.Watch.End();
        }
    }

    private EngineResult Failed()
    {
        if (_store.Context.TakeEnd() is { } end)
        {
            return end;
        }

        return new(_store.Watch.Reason != EngineOutcome.Returned ? _store.Watch.Reason : EngineOutcome.Trapped, -1);
    }
}
