using Microsoft.Extensions.Logging;
using WebXtism.Debugging;
using WebXtism.HostEnvironment.Http;
using WebXtism.Wasi;

namespace WebXtism;

/// <summary>The options of a plugin as they were when it was loaded: later changes of <see cref="PluginOptions"/> must not show.</summary>
internal sealed class PluginSettings(PluginOptions options, WasiSettings? wasi, LineTables? lines, FailureDumps? dumps, ILogger logger) : IDisposable
{
    public ILogger Logger { get; } = logger;

    /// <summary>Live, unlike the rest.</summary>
    public PluginConfig Config { get; } = options.Config;

    public TimeSpan Timeout { get; } = options.Timeout;

    public ulong? Fuel { get; } = options.Fuel;

    public bool LimitsMemory { get; } = options.MaxMemoryBytes is not null || options.MaxPages is not null;

    public long MaxOutputBytes { get; } = options.MaxOutputBytes;

    public int MaxCallDepth { get; } = options.MaxCallDepth;

    public PluginAffinity Affinity { get; } = options.Affinity;

    public bool KeepAfterTrap { get; } = options.KeepAfterTrap;

    public WasiSettings? Wasi { get; } = wasi;

    public long MaxVariableBytes { get; } = options.MaxVariableBytes;

    public int TracedCalls { get; } = options.Debug.TracedCalls;

    public LineTables? Lines { get; } = lines;

    public FailureDumps? Dumps { get; } = dumps;

    /// <summary>The store of all instances, or <see langword="null"/> when each has its own.</summary>
    public IVariableStore? Variables { get; } = options.Variables;

    public int MaxLogMessages { get; } = options.MaxLogMessages;

    public int MaxLogMessageBytes { get; } = options.MaxLogMessageBytes;

    public HttpAccess Http { get; } = new(options);

    public void Dispose() => Http.Dispose();
}
