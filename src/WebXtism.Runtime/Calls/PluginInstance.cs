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
    private readonly bool _limited;
    private InstanceGate _gate;
    private EngineInstance? _engine;
    private CallLimits _limits;
    private bool _replace;
    private bool _deferred;
    private SemaphoreSlim? _turn;

    public PluginInstance(CompiledPlugin plugin, bool bindToThisThread)
    {
        Plugin = plugin;
        plugin.AddReference();
        PluginSettings settings = plugin.Settings;
        _context = new InstanceContext(plugin.Name, settings);
        _limited = settings.Timeout != Timeout.InfiniteTimeSpan;
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
            && memory.TryReadOutput(out output))
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
        if (!ended || !_engine!.Memory.ReadOutput(out ReadOnlySpan<byte> output))
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

        return new(result.ReturnCode, ErrorText(_engine!), output.ToArray());
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

    private EngineResult Invoke(int slot)
    {
        EngineResult result = _engine!.Invoke(slot, _limits);
        if (slot == Plugin.StartSlot)
        {
            // A command runs once: its run time is not made to be started again.
            _replace = true;
        }

        return result;
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

    private void Create()
    {
        _context.ExportName = "";
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
            throw new PluginLoadException(
                Plugin.Name, exception.IsImportMismatch ? PluginLoadFailure.Imports : PluginLoadFailure.Initialization, $"no instance of it can be made: {exception.Message}.", exception);
        }

        _engine = engine;
        if (made.Outcome != EngineOutcome.Returned)
        {
            _replace = true;
            throw Failure(made, fault, engine is null ? null : ErrorText(engine));
        }
    }

    private Exception? Failure(EngineResult result, out ReadOnlySpan<byte> output)
    {
        output = default;
        bool stopped = result.Outcome is not (EngineOutcome.Returned or EngineOutcome.StackTooSmall);
        _replace |= stopped && !Plugin.Settings.KeepAfterTrap;

        GuestFault? fault = _engine!.TakeFault();
        string? errorText = ErrorText(_engine);
        if (errorText is null && result.ReturnCode == 0 && result.Outcome is EngineOutcome.Returned or EngineOutcome.Exited)
        {
            // A command that ended itself with success, or an output range outside the memory.
            return _engine.Memory.ReadOutput(out output)
                ? null
                : Observed(CallFailure.OutputOutside(_context, _engine.Memory.RefusedOutput(), _engine.Memory.Size));
        }

        return Failure(result, fault, errorText);
    }

    private Exception Failure(in EngineResult result, GuestFault? fault, string? errorText)
    {
        Exception exception;
        try
        {
            exception = CallFailure.From(_context, result, fault, errorText, Plugin.Settings.Timeout, _limits.CancellationToken);
        }
        catch (Exception own)
        {
            // A host function's own exception, thrown on with its stack.
            Observed(own);
            throw;
        }

        return Observed(exception);
    }

    /// <summary>Adds to a failure, or writes down beside it, what the options ask for.</summary>
    private Exception Observed(Exception failure)
    {
        if (_context.CallTrace is { } calls && failure is PluginCallException { CallTrace: [] } exception)
        {
            exception.CallTrace = calls.ToList();
        }

        Plugin.Settings.Dumps?.Write(failure, _context, _engine);
        return failure;
    }

    [LoggerMessage(EventId = 10, EventName = "InstanceReplaced", Level = LogLevel.Debug,
        Message = "The instance of {Plugin} was stopped during its last call, or reset; a new one took its place. Config and variables are kept.")]
    private static partial void Replaced(ILogger logger, string plugin);

    private static string? ErrorText(EngineInstance engine)
    {
        ReadOnlySpan<byte> error = engine.Memory.ReadError();
        // Lenient here, unlike for payloads: a broken error text is still the best there is.
        return error.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(error);
    }
}
