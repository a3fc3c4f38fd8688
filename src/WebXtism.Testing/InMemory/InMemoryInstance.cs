using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Testing.InMemory;

/// <summary>One instance of an in-memory plugin: a kernel memory of its own, and a guest with a state of its own.</summary>
internal sealed class InMemoryInstance : EngineInstance, ICallingGuest
{
    private readonly InMemoryImage _image;
    private readonly InstanceContext _context;
    private readonly ManagedKernelMemory _memory;
    private readonly InMemoryGuest _guest;
    private GuestFault? _fault;
    private ulong _fuel;

    /// <exception cref="EngineException">Memory is limited to nothing.</exception>
    public InMemoryInstance(InMemoryImage image, InstanceContext context)
    {
        _image = image;
        _context = context;
        _memory = new ManagedKernelMemory(context, image.Options);
        _fuel = image.Options.Fuel ?? 0;
        _guest = new InMemoryGuest(this, image, context, _memory);
        context.Attach(_memory, this);
    }

    public override KernelMemory Memory => _memory;

    public override ulong Fuel
    {
        get => _image.Options.Fuel is null ? base.Fuel : _fuel;
        set => _fuel = value;
    }

    public override EngineResult Invoke(int slot, in CallLimits limits)
    {
        ExportBody export = _image.Exports[slot];
        _guest.Begin(limits);
        try
        {
            export.Run(_guest);
        }
        catch (Exception) when (_guest.End is not null)
        {
            // Whatever the body made of it: a guest that was stopped has no say any more.
        }
        finally
        {
            _guest.Leave();
        }

        if (_context.TakeEnd() is { } ended)
        {
            return ended;
        }

        if (_guest.End is not { } end)
        {
            return new(EngineOutcome.Returned, _guest.ReturnCode);
        }

        if (end.Result.Outcome == EngineOutcome.Trapped)
        {
            _fault = new GuestFault(end.Code, end.Message, [new WasmFrame((uint)slot, export.Name, _context.PluginName, -1)]);
        }

        return end.Result;
    }

    public override GuestFault? TakeFault()
    {
        GuestFault? fault = _fault;
        _fault = null;
        return fault;
    }

    public override GuestMemory? FindGuestMemory() => null;

    // The guest is C# and has no linear memory of its own: host functions that take pointers say that it exports none.
    GuestMemory? ICallingGuest.FindMemory() => null;

    /// <summary>Takes fuel, where it is counted.</summary>
    /// <returns>Whether there was enough.</returns>
    public bool TryBurn(ulong fuel)
    {
        if (_image.Options.Fuel is null)
        {
            return true;
        }

        bool enough = fuel <= _fuel;
        _fuel = enough ? _fuel - fuel : 0;
        return enough;
    }

    protected override void Dispose(bool disposing)
    {
    }
}
