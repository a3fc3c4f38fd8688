using System.Collections.Immutable;
using WebXtism.Debugging;
using WebXtism.HostEnvironment;
using WebXtism.HostEnvironment.Http;
using WebXtism.Kernel;
using WebXtism.Wasi;

namespace WebXtism.Engine;

/// <summary>
/// The host's side of a plugin instance: what its host functions work with. It outlives the engine's instance, which is
/// replaced after a trap, so config and variables do.
/// </summary>
public sealed class InstanceContext
{
    private readonly PayloadWriter _writer = new();
    private readonly WasiSettings? _wasiSettings;
    private readonly PluginConfig _liveConfig;
    private KernelMemory? _memory;
    private ICallingGuest? _guest;
    private CallLimits _limits;
    private CancellationTokenSource? _deadlineSource;
    private HostFunction? _failedFunction;
    private Exception? _failure;
    private WasiInstance? _wasi;

    internal InstanceContext(string pluginName, PluginSettings settings)
    {
        _wasiSettings = settings.Wasi;
        _liveConfig = settings.Config;
        PluginName = pluginName;
        Config = settings.Config.Current;
        MaxVariableBytes = settings.MaxVariableBytes;
        HasOwnVariables = settings.Variables is null;
        Variables = settings.Variables ?? new InMemoryVariableStore(settings.MaxVariableBytes);
        Http = settings.Http;
        Log = new GuestLog(this, settings.Logger, settings.MaxLogMessages, settings.MaxLogMessageBytes);
        Lines = settings.Lines;
        CallTrace = settings.TracedCalls > 0 ? new CallTrace(settings.TracedCalls) : null;
        Fuel = settings.Fuel;
    }

    /// <summary>The memory of the present engine instance.</summary>
    /// <exception cref="InvalidOperationException">There is no engine instance yet.</exception>
    public KernelMemory Memory => _memory ?? throw new InvalidOperationException("The instance has no kernel memory yet; the engine attaches it before the guest runs.");

    /// <summary>What messages and logs call the plugin.</summary>
    public string PluginName { get; }

    /// <summary>The configuration as it was when the call began.</summary>
    internal ImmutableDictionary<string, string> Config { get; private set; }

    internal IVariableStore Variables { get; }

    /// <summary>Whether the variables are this instance's alone.</summary>
    internal bool HasOwnVariables { get; }

    internal long MaxVariableBytes { get; }

    internal HttpAccess Http { get; }

    /// <summary>What <c>http_status_code</c> and <c>http_headers</c> tell. A new engine instance has made no request.</summary>
    internal LastResponse LastResponse { get; set; } = LastResponse.None;

    internal GuestLog Log { get; }

    /// <summary>What the caller gave the host functions of this call.</summary>
    internal object? HostContext { get; private set; }

    /// <summary>Whether the call has left something for <see cref="EndCall"/>: most leave nothing.</summary>
    internal bool HasCallState { get; set; }

    /// <summary>The memory of the module that calls, or <see langword="null"/> when it exports none. Asked only while a host function runs.</summary>
    internal GuestMemory? GuestMemory => _guest?.FindMemory();

    /// <summary>The lines of the plugin's source, or <see langword="null"/> when the module does not tell them.</summary>
    internal LineTables? Lines { get; }

    /// <summary>The last calls of host functions, or <see langword="null"/> when nobody asked for them.</summary>
    internal CallTrace? CallTrace { get; }

    /// <summary>What the present guest has of WASI: made when it asks for the first time, replaced with the guest.</summary>
    internal WasiInstance Wasi => _wasi ??= new WasiInstance(_wasiSettings!, Log);

    internal string ExportName { get; set; } = "";

    internal ulong? Fuel { get; }

    /// <summary>What the call that is running wanted of memory in vain, the last time.</summary>
    internal MemoryRefusal? MemoryRefusal { get; set; }

    /// <summary>Cancelled by the caller's token or at the deadline, whichever comes first. Made only when somebody asks.</summary>
    internal CancellationToken CancellationToken
    {
        get
        {
            if (_limits.Deadline is 0)
            {
                return _limits.CancellationToken;
            }

            if (_deadlineSource is null)
            {
                _deadlineSource = CancellationTokenSource.CreateLinkedTokenSource(_limits.CancellationToken);
                _deadlineSource.CancelAfter(_limits.Remaining);
            }

            return _deadlineSource.Token;
        }
    }

    // The timer of the token may be a moment ahead of the clock.
    internal bool DeadlinePassed =>
        _limits.Deadline != 0 && (_limits.Remaining == TimeSpan.Zero || _deadlineSource is { IsCancellationRequested: true });

    /// <summary>The limits of the call that is running.</summary>
    internal ref readonly CallLimits Limits => ref _limits;

    /// <summary>Ends a host function that takes long when its caller gave up: the engine's own check is between instructions of the guest.</summary>
    /// <exception cref="OperationCanceledException">The deadline passed, or the token was cancelled.</exception>
    internal void ThrowIfStopped()
    {
        _limits.CancellationToken.ThrowIfCancellationRequested();
        if (DeadlinePassed)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>For engines: sets the kernel memory of a new instance and who finds its modules' own, before any of its code runs.</summary>
    /// <param name="memory">The kernel's memory.</param>
    /// <param name="guest">Finds the memory of a module that calls a host function.</param>
    public void Attach(KernelMemory memory, ICallingGuest guest)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(guest);
        _memory = memory;
        _guest = guest;
        LastResponse = LastResponse.None;
    }

    /// <summary>
    /// For engines: records what a host function threw. The engine then makes the guest trap and reports what
    /// <see cref="TakeEnd"/> says; no exception may cross the engine's frames.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="exception">What it threw.</param>
    public void Fail(HostFunction function, Exception exception)
    {
        _failedFunction = function;
        _failure = exception;
    }

    /// <summary>For engines: tells, once per call, whether a host function ended it.</summary>
    /// <returns>What to report: the guest ended itself, or the function failed; <see langword="null"/> when neither happened.</returns>
    public EngineResult? TakeEnd()
    {
        if (_failure is GuestExitException exit)
        {
            _failure = null;
            return new(EngineOutcome.Exited, exit.Code);
        }

        return _failure is null ? null : new(EngineOutcome.HostFunctionFailed, -1);
    }

    /// <summary>
    /// For engines: records that memory was refused, to a guest or to the host that wanted to write to it. Guests that cope go
    /// on; if the call fails, this is the reason that the application is told.
    /// </summary>
    /// <param name="refusal">What was refused.</param>
    public void Refuse(in MemoryRefusal refusal) => MemoryRefusal = refusal;

    internal (HostFunction Function, Exception Exception) TakeFailure()
    {
        (HostFunction, Exception) failure = (_failedFunction!, _failure!);
        _failedFunction = null;
        _failure = null;
        return failure;
    }

    internal void BeginCall(in CallLimits limits)
    {
        _limits = limits;
        HasCallState = true;
    }

    /// <summary>Takes over what was changed between the calls.</summary>
    internal void UpdateConfig()
    {
        ImmutableDictionary<string, string> current = _liveConfig.Current;
        // A comparison is cheaper than the write of a reference, and hardly any call finds a change.
        if (current != Config)
        {
            Config = current;
        }
    }

    internal void SetHostContext(object hostContext)
    {
        HostContext = hostContext;
        HasCallState = true;
    }

    internal void EndCall()
    {
        HasCallState = false;
        HostContext = null;
        Log.EndCall();
        _limits = default;
        if (_deadlineSource is not null)
        {
            _deadlineSource.Dispose();
            _deadlineSource = null;
        }
    }

    /// <summary>The guest is gone: so are its files.</summary>
    internal void EndInstance()
    {
        _wasi?.Dispose();
        _wasi = null;
        _guest = null;
    }

    internal PayloadWriter BeginInput()
    {
        KernelMemory memory = _memory!;
        memory.BeginCall();
        _writer.Begin(memory);
        return _writer;
    }

    internal void EndInput() => _memory!.CommitInput(_writer.WrittenCount);

    internal PayloadWriter BeginBlock()
    {
        KernelMemory memory = Memory;
        memory.BeginBlock();
        _writer.Begin(memory);
        return _writer;
    }

    internal long EndBlock() => _memory!.CommitBlock(_writer.WrittenCount);
}
