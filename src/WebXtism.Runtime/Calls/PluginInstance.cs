using Microsoft.Extensions.Logging;
using WebXtism.Engine;
using WebXtism.HostEnvironment;
using WebXtism.Kernel;

namespace WebXtism.Calls;

/// <summary>
/// One plugin instance as its host sees it: who is inside, the engine's instance behind it, and when that is replaced.
/// </summary>
internal sealed partial class PluginInstance : IDisposable
{
    private readonly InstanceContext _context;
    private readonly bool _limited;
    private readonly bool _limitsMemory;
    private readonly ulong _fuel;
    private readonly long _maxOutput;
    private readonly int _maxDepth;
    private InstanceGate _gate;
    private EngineInstance? _engine;
    private CallLimits _limits;
    private bool _replace;
    private SemaphoreSlim? _turn;

    public PluginInstance(CompiledPlugin plugin, bool bindToThisThread)
    {
        Plugin = plugin;
        plugin.AddReference();
        PluginSettings settings = plugin.Settings;
        _context = new InstanceContext(plugin.Name, settings, new VariableStore(settings.MaxVariableBytes));
        _limited = settings.Timeout != Timeout.InfiniteTimeSpan;
        _limitsMemory = settings.LimitsMemory;
        _fuel = settings.Fuel ?? 0;
        _maxOutput = settings.MaxOutputBytes;
        _maxDepth = settings.MaxCallDepth;
        _gate = new InstanceGate(plugin.Name, settings.Affinity, bindToThisThread);
    }

    public CompiledPlugin Plugin { get; }

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

    /// <summary>Takes the instance for a call of the current thread. Each call of this method is paired with <see cref="Exit"/>.</summary>
    public InstanceContext Enter(string export, CancellationToken cancellationToken)
    {
        _gate.Enter();
        try
        {
            if (_limited || cancellationToken.CanBeCanceled)
            {
                SetLimits(cancellationToken);
            }

            if (_replace)
            {
                Replace();
            }

            if (_limitsMemory)
            {
                _context.MemoryRefusal = null;
            }

            _context.ExportName = export;
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
        if (_limits.CanStop)
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
    /// <returns>The output, in plugin memory: valid until <see cref="Exit"/>.</returns>
    public ReadOnlySpan<byte> Run(int slot)
    {
        EngineResult result = Invoke(slot);
        if (slot == Plugin.StartSlot)
        {
            // A command runs once: its run time is not made to be started again.
            _replace = true;
        }

        KernelMemory memory = _engine!.Memory;
        if (result is { Outcome: EngineOutcome.Returned, ReturnCode: 0 }
            && memory.TryReadOutput(out ReadOnlySpan<byte> output)
            && output.Length <= _maxOutput)
        {
            return output;
        }

        return Fail(result);
    }

    /// <summary>Runs calls of this instance one after the other, away from the caller's thread.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (Plugin.Settings.Affinity == PluginAffinity.Thread)
        {
            return Task.FromException<T>(_gate.AsyncRefused());
        }

        SemaphoreSlim turn = LazyInitializer.EnsureInitialized(ref _turn, static () => new SemaphoreSlim(1));
        return RunInTurnAsync(turn, call, cancellationToken);
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

    // Who waits is woken in the order of coming, and leaves the queue at once when cancelled.
    private static async Task<T> RunInTurnAsync<T>(SemaphoreSlim turn, Func<T> call, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private EngineResult Invoke(int slot)
    {
        ref int depth = ref CallDepth.OfThisThread;
        if (depth >= _maxDepth)
        {
            throw CallFailure.TooDeep(_context, _maxDepth);
        }

        if (_fuel != 0)
        {
            _engine!.Fuel = _fuel;
        }

        depth++;
        try
        {
            return _engine!.Invoke(slot, _limits);
        }
        finally
        {
            depth--;
            if (_fuel != 0)
            {
                FuelConsumed = _fuel - _engine!.Fuel;
            }
        }
    }

    private void SetLimits(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _limits = CallLimits.FromNow(Plugin.Settings.Timeout, cancellationToken);
        _context.BeginCall(_limits);
    }

    private void Free()
    {
        _engine?.Dispose();
        _engine = null;
        _context.EndInstance();
        Plugin.Host.Disown(this);
        Plugin.Release();
    }

    private void Replace()
    {
        _engine?.Dispose();
        _engine = null;
        _context.EndInstance();
        Create();
        _replace = false;
        Replaced(Plugin.Host.Logger, Plugin.Name);
    }

    private void Create()
    {
        _context.ExportName = "";
        ref int depth = ref CallDepth.OfThisThread;
        if (depth >= _maxDepth)
        {
            _replace = true;
            throw CallFailure.TooDeep(_context, _maxDepth);
        }

        _context.MemoryRefusal = null;
        depth++;
        try
        {
            Initialize();
        }
        finally
        {
            depth--;
        }

        if (_fuel != 0)
        {
            FuelConsumed = _fuel - _engine!.Fuel;
        }
    }

    private void Initialize()
    {
        EngineResult made;
        EngineInstance? engine;
        GuestFault? fault;
        try
        {
            made = Plugin.Image.Instantiate(_context, _limits, out engine, out fault);
        }
        catch (EngineException exception)
        {
            _replace = true;
            if (_context.MemoryRefusal is { } refusal)
            {
                throw CallFailure.MemoryRefused(_context, refusal, errorText: null, exception);
            }

            throw new PluginLoadException(Plugin.Name, PluginLoadFailure.Initialization, $"no instance of it can be made: {exception.Message}.", exception);
        }

        if (made.Outcome != EngineOutcome.Returned)
        {
            _replace = true;
            throw CallFailure.From(_context, made, fault, errorText: null, Plugin.Settings.Timeout, _limits.CancellationToken);
        }

        _engine = engine;
        foreach (int initializer in Plugin.Initializers)
        {
            EngineResult result = _engine!.Invoke(initializer, _limits);
            if (result.Outcome != EngineOutcome.Returned)
            {
                _replace = true;
                throw CallFailure.From(_context, result, _engine.TakeFault(), ErrorText(), Plugin.Settings.Timeout, _limits.CancellationToken);
            }
        }
    }

    private ReadOnlySpan<byte> Fail(EngineResult result)
    {
        bool stopped = result.Outcome is not (EngineOutcome.Returned or EngineOutcome.StackTooSmall);
        _replace |= stopped && !Plugin.Settings.KeepAfterTrap;

        GuestFault? fault = _engine!.TakeFault();
        string? errorText = ErrorText();
        if (errorText is null && result.ReturnCode == 0 && result.Outcome is EngineOutcome.Returned or EngineOutcome.Exited)
        {
            // A command that ended itself with success, or an output range outside the memory.
            if (!_engine.Memory.ReadOutput(out ReadOnlySpan<byte> output))
            {
                throw CallFailure.OutputOutside(_context, _engine.Memory.RefusedOutput(), _engine.Memory.Size);
            }

            return output.Length <= _maxOutput ? output : throw CallFailure.OutputTooLarge(_context, output.Length, _maxOutput);
        }

        throw CallFailure.From(_context, result, fault, errorText, Plugin.Settings.Timeout, _limits.CancellationToken);
    }

    [LoggerMessage(EventId = 10, EventName = "InstanceReplaced", Level = LogLevel.Debug,
        Message = "The instance of {Plugin} was stopped during its last call; a new one took its place. Config and variables are kept.")]
    private static partial void Replaced(ILogger logger, string plugin);

    private string? ErrorText()
    {
        ReadOnlySpan<byte> error = _engine!.Memory.ReadError();
        // Lenient here, unlike for payloads: a broken error text is still the best there is.
        return error.IsEmpty ? null : CallFailure.ErrorText(error);
    }
}
