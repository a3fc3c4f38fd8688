using Microsoft.Extensions.Logging;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Calls;

/// <summary>
/// One plugin instance as its host sees it: who is inside, the engine's instance behind it, and when that is replaced.
/// </summary>
internal sealed partial class PluginInstance : IDisposable
{
    private readonly InstanceContext _context;
    private readonly FailureReport _failures;
    private readonly bool _limited;
    private readonly bool _limitsMemory;
    private readonly ulong _fuel;
    private readonly long _maxOutput;
    private readonly int _maxDepth;
    private InstanceGate _gate;
    private EngineInstance? _engine;
    private CallLimits _limits;
    private bool _replace;
    private bool _deferred;
    private CallQueue? _queue;

    public PluginInstance(CompiledPlugin plugin, bool bindToThisThread)
    {
        Plugin = plugin;
        plugin.AddReference();
        PluginSettings settings = plugin.Settings;
        _context = new InstanceContext(plugin.Name, settings);
        _failures = new FailureReport(plugin, _context);
        _limited = settings.Timeout != Timeout.InfiniteTimeSpan;
        _limitsMemory = settings.LimitsMemory;
        _fuel = settings.Fuel ?? 0;
        _maxOutput = settings.MaxOutputBytes;
        _maxDepth = settings.MaxCallDepth;
        _gate = new InstanceGate(plugin.Name, settings.Affinity, bindToThisThread);
    }

    public CompiledPlugin Plugin { get; }

    /// <inheritdoc cref="InstanceGate.Owner"/>
    public int OwnerThread => _gate.Owner;

    /// <summary>Cancelled when the call that is running must end. For the thread that runs it.</summary>
    public CancellationToken StopToken => _context.CancellationToken;

    /// <summary>An instance whose first call makes the engine's.</summary>
    public static PluginInstance Deferred(CompiledPlugin plugin) => new(plugin, bindToThisThread: false) { _replace = true, _deferred = true };

    public IVariableStore Variables => _context.Variables;

    /// <summary>What the last call burned, or making the first engine instance when there was none yet.</summary>
    public ulong FuelConsumed { get; private set; }

    /// <summary>Makes and initialises the first engine instance.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        try
        {
            SetLimits(cancellationToken);
            Create();
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            _limits = default;
            _context.EndCall();
        }
    }

    /// <summary>Does what the next call would have to do before it: makes the engine's instance when there is none, or a stopped one.</summary>
    public void EnsureCreated(CancellationToken cancellationToken)
    {
        Enter("", hostContext: null, cancellationToken);
        Exit();
    }

    /// <summary>Takes the instance for a call of the current thread. Each call of this method is paired with <see cref="Exit"/>.</summary>
    public InstanceContext Enter(string export, object? hostContext, CancellationToken cancellationToken)
    {
        _gate.Enter();
        try
        {
            if (_limited || cancellationToken.CanBeCanceled)
            {
                SetLimits(cancellationToken);
            }

            _context.UpdateConfig();
            if (_replace)
            {
                Replace();
            }

            if (_limitsMemory)
            {
                _context.MemoryRefusal = null;
            }

            _context.ExportName = export;
            if (hostContext is not null)
            {
                _context.SetHostContext(hostContext);
            }

            return _context;
        }
        catch
        {
            Exit();
            throw;
        }
    }

    public void Exit()
    {
        if (_context.HasCallState)
        {
            _limits = default;
            _context.EndCall();
        }

        if (_gate.Exit())
        {
            Free();
        }
    }

    /// <summary>Crosses into the guest and tells what it returned.</summary>
    /// <param name="slot">The slot of the export.</param>
    /// <param name="output">The output, in plugin memory: valid until <see cref="Exit"/>.</param>
    /// <returns>
    /// <see langword="null"/>, or what went wrong. It is the caller's to throw, behind its <see langword="finally"/>: each frame
    /// and each block that an exception passes costs more than the crossing.
    /// </returns>
    public Exception? Run(int slot, out ReadOnlySpan<byte> output)
    {
        EngineResult result = Invoke(slot);
        KernelMemory memory = _engine!.Memory;
        if (result is { Outcome: EngineOutcome.Returned, ReturnCode: 0 }
            && memory.TryReadOutput(out output)
            && output.Length <= _maxOutput)
        {
            return null;
        }

        return Failure(result, out output);
    }

    /// <summary>Crosses into the guest and tells all that it returned, its own errors too.</summary>
    public PluginResult RunToResult(int slot)
    {
        EngineResult result = Invoke(slot);
        bool ended = result.Outcome is EngineOutcome.Returned or EngineOutcome.Exited;
        if (!ended || !_engine!.Memory.ReadOutput(out ReadOnlySpan<byte> output) || output.Length > _maxOutput)
        {
            // More than an error of the plugin's own.
            if (Failure(result, out output) is { } failure)
            {
                throw failure;
            }
        }

        if (result.Outcome == EngineOutcome.Exited)
        {
            _engine!.TakeFault();
            _replace |= !Plugin.Settings.KeepAfterTrap;
        }

        return new(result.ReturnCode, FailureReport.ErrorText(_engine!), output.ToArray());
    }

    /// <summary>Frees the guest; the next call makes a new one.</summary>
    public void Reset()
    {
        _gate.Enter();
        try
        {
            _replace = true;
            FreeEngine();
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Runs calls of this instance one after the other, away from the caller's thread.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (Plugin.Settings.Affinity == PluginAffinity.Thread)
        {
            return Task.FromException<T>(_gate.AsyncRefused());
        }

        return LazyInitializer.EnsureInitialized(ref _queue).RunAsync(call, cancellationToken);
    }

    public void Dispose()
    {
        if (_gate.Close())
        {
            Free();
        }
    }

    /// <summary>Frees the instance now, or when the call that is running ends.</summary>
    public void DisposeWhenIdle()
    {
        if (_gate.CloseWhenIdle())
        {
            Free();
        }
    }

    private EngineResult Invoke(int slot)
    {
        using CallDepth depth = CallDepth.Enter(_context, _maxDepth);
        if (_fuel == 0)
        {
            return Cross(slot);
        }

        _engine!.Fuel = _fuel;
        try
        {
            return Cross(slot);
        }
        finally
        {
            FuelConsumed = _fuel - _engine.Fuel;
        }
    }

    private EngineResult Cross(int slot)
    {
        // A command runs once: its run time is not made to be started again.
        _replace |= slot == Plugin.StartSlot;
        return _engine!.Invoke(slot, _limits);
    }

    private void SetLimits(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _limits = CallLimits.FromNow(Plugin.Settings.Timeout, cancellationToken);
        _context.BeginCall(_limits);
    }

    private void Free()
    {
        FreeEngine();
        Plugin.Host.Disown(this);
        Plugin.Release();
    }

    private void FreeEngine()
    {
        _engine?.Dispose();
        _engine = null;
        _context.EndInstance();
    }

    private void Replace()
    {
        FreeEngine();
        Create();
        _replace = false;
        if (!_deferred)
        {
            Replaced(Plugin.Host.Logger, Plugin.Name);
        }

        _deferred = false;
    }

    // What fails here is tried again at the next call, or was the only try.
    private void Create()
    {
        _context.ExportName = "";
        _context.MemoryRefusal = null;
        using CallDepth depth = CallDepth.Enter(_context, _maxDepth);
        EngineResult made;
        GuestFault? fault;
        try
        {
            made = Plugin.Image.Instantiate(_context, _limits, out _engine, out fault);
        }
        catch (EngineException exception)
        {
            throw _context.MemoryRefusal is { } refusal
                ? CallFailure.MemoryRefused(_context, refusal, errorText: null, exception)
                : new PluginLoadException(
                    Plugin.Name, exception.IsImportMismatch ? PluginLoadFailure.Imports : PluginLoadFailure.Initialization, $"no instance of it can be made: {exception.Message}.", exception);
        }

        if (made.Outcome != EngineOutcome.Returned)
        {
            throw _failures.Of(_engine, made, fault, _limits.CancellationToken);
        }

        if (_fuel != 0)
        {
            FuelConsumed = _fuel - _engine!.Fuel;
        }
    }

    private Exception? Failure(EngineResult result, out ReadOnlySpan<byte> output)
    {
        bool stopped = result.Outcome is not (EngineOutcome.Returned or EngineOutcome.StackTooSmall);
        _replace |= stopped && !Plugin.Settings.KeepAfterTrap;

        GuestFault? fault = _engine!.TakeFault();
        KernelMemory memory = _engine.Memory;
        if (result is { Outcome: EngineOutcome.Returned or EngineOutcome.Exited, ReturnCode: 0 } && memory.ReadError().IsEmpty)
        {
            // A command that ended itself with success, an output range outside the memory, or too long an output.
            return !memory.ReadOutput(out output) ? _failures.Observe(CallFailure.OutputOutside(_context, memory.RefusedOutput(), memory.Size), _engine)
                : output.Length > _maxOutput ? _failures.Observe(CallFailure.OutputTooLarge(_context, output.Length, _maxOutput), _engine)
                : null;
        }

        output = default;
        return _failures.Of(_engine, result, fault, _limits.CancellationToken);
    }

    [LoggerMessage(EventId = 10, EventName = "InstanceReplaced", Level = LogLevel.Debug,
        Message = "The instance of {Plugin} was stopped during its last call, or reset; a new one took its place. Config and variables are kept.")]
    private static partial void Replaced(ILogger logger, string plugin);
}
