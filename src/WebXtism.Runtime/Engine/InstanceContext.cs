using Microsoft.Extensions.Logging;
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
    private KernelMemory? _memory;
    private CallLimits _limits;
    private CancellationTokenSource? _deadlineSource;
    private HostFunction? _failedFunction;
    private Exception? _failure;
    private WasiInstance? _wasi;

    internal InstanceContext(string pluginName, PluginSettings settings, VariableStore variables)
    {
        _wasiSettings = settings.Wasi;
        PluginName = pluginName;
        Config = settings.Config;
        Variables = variables;
        Http = settings.Http;
        Logger = settings.Logger;
        Fuel = settings.Fuel;
    }

    /// <summary>The memory of the present engine instance.</summary>
    /// <exception cref="InvalidOperationException">There is no engine instance yet.</exception>
    public KernelMemory Memory => _memory ?? throw new InvalidOperationException("The instance has no kernel memory yet; the engine attaches it before the guest runs.");

    /// <summary>What messages and logs call the plugin.</summary>
    public string PluginName { get; }

    internal IReadOnlyDictionary<string, string> Config { get; }

    internal VariableStore Variables { get; }

    internal HttpAccess Http { get; }

    /// <summary>What <c>http_status_code</c> and <c>http_headers</c> tell. A new engine instance has made no request.</summary>
    internal LastResponse LastResponse { get; set; } = LastResponse.None;

    internal ILogger Logger { get; }

    /// <summary>The guest's own memory, or <see langword="null"/> when it exports none. Known while a host function runs.</summary>
    internal GuestMemory? GuestMemory { get; private set; }

    /// <summary>What the present guest has of WASI: made when it asks for the first time, replaced with the guest.</summary>
    internal WasiInstance Wasi => _wasi ??= new WasiInstance(_wasiSettings!, PluginName, Logger);

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

    /// <summary>For engines: sets the kernel memory of a new instance, before any of its code runs.</summary>
    /// <param name="memory">The memory.</param>
    public void Attach(KernelMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _memory = memory;
        LastResponse = LastResponse.None;
    }

    /// <summary>For engines: sets the guest's own memory, before the first host function that it calls.</summary>
    /// <param name="memory">The memory that the guest exports, or <see langword="null"/> when it exports none.</param>
    public void Attach(GuestMemory? memory) => GuestMemory = memory;

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

    internal void BeginCall(in CallLimits limits) => _limits = limits;

    internal void EndCall()
    {
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
        GuestMemory = null;
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
