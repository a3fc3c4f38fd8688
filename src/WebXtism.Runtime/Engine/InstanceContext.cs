using Microsoft.Extensions.Logging;
using WebXtism.HostEnvironment;
using WebXtism.HostEnvironment.Http;
using WebXtism.Kernel;

namespace WebXtism.Engine;

/// <summary>
/// The host's side of a plugin instance: what its host functions work with. It outlives the engine's instance, which is
/// replaced after a trap, so config and variables do.
/// </summary>
public sealed class InstanceContext
{
    private readonly PayloadWriter _writer = new();
    private KernelMemory? _memory;
    private CallLimits _limits;
    private CancellationTokenSource? _deadlineSource;
    private HostFunction? _failedFunction;
    private Exception? _failure;

    internal InstanceContext(string pluginName, IReadOnlyDictionary<string, string> config, VariableStore variables, HttpAccess http, ILogger logger)
    {
        PluginName = pluginName;
        Config = config;
        Variables = variables;
        Http = http;
        Logger = logger;
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

    internal string ExportName { get; set; } = "";

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

    /// <summary>For engines: sets the kernel memory of a new instance, before any of its code runs.</summary>
    /// <param name="memory">The memory.</param>
    public void Attach(KernelMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _memory = memory;
        LastResponse = LastResponse.None;
    }

    /// <summary>
    /// For engines: records what a host function threw. The engine then makes the guest trap and reports
    /// <see cref="EngineOutcome.HostFunctionFailed"/>; no exception may cross the engine's frames.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="exception">What it threw.</param>
    public void Fail(HostFunction function, Exception exception)
    {
        _failedFunction = function;
        _failure = exception;
    }

    /// <summary>For engines: whether a host function threw since the last call began.</summary>
    public bool HasFailed => _failure is not null;

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
