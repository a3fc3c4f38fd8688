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
    /// <returns>The output, in plugin memory: valid until <see cref="Exit"/>.</returns>
    public ReadOnlySpan<byte> Run(int slot)
    {
        EngineResult result = Invoke(slot);
        KernelMemory memory = _engine!.Memory;
        if (result is { Outcome: EngineOutcome.Returned, ReturnCode: 0 }
            && memory.TryReadOutput(out ReadOnlySpan<byte> output))
        {
            return output;
        }

        return Fail(result);
    }

    /// <summary>Crosses into the guest and tells all that it returned, its own errors too.</summary>
    public PluginResult RunToResult(int slot)
    {
        EngineResult result = Invoke(slot);
        if (result.Outcome is not (EngineOutcome.Returned or EngineOutcome.Exited) || !_engine!.Memory.ReadOutput(out ReadOnlySpan<byte> output))
        {
            // Throws: this is more than an error of the plugin's own.
            output = Fail(result);
        }

        if (result.Outcome == EngineOutcome.Exited)
        {
            _engine!.TakeFault();
            _replace |= !Plugin.Settings.KeepAfterTrap;
        }

        return new(result.ReturnCode, ErrorText(), output.ToArray());
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
        Replaced(Plugin.Host.Logger, Plugin.Name);
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
            return _engine.Memory.ReadOutput(out ReadOnlySpan<byte> output)
                ? output
                : throw CallFailure.OutputOutside(_context, _engine.Memory.RefusedOutput(), _engine.Memory.Size);
        }

        throw CallFailure.From(_context, result, fault, errorText, Plugin.Settings.Timeout, _limits.CancellationToken);
    }

    [LoggerMessage(EventId = 10, EventName = "InstanceReplaced", Level = LogLevel.Debug,
        Message = "The instance of {Plugin} was stopped during its last call, or reset; a new one took its place. Config and variables are kept.")]
    private static partial void Replaced(ILogger logger, string plugin);

    private string? ErrorText()
    {
        ReadOnlySpan<byte> error = _engine!.Memory.ReadError();
        // Lenient here, unlike for payloads: a broken error text is still the best there is.
        return error.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(error);
    }
}
