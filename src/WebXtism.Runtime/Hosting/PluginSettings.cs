using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using WebXtism.HostEnvironment.Http;
using WebXtism.Wasi;

namespace WebXtism;

/// <summary>The options of a plugin as they were when it was loaded: later changes of <see cref="PluginOptions"/> must not show.</summary>
internal sealed class PluginSettings(PluginOptions options, WasiSettings? wasi, ILogger logger) : IDisposable
{
    public ILogger Logger { get; } = logger;

    public FrozenDictionary<string, string> Config { get; } = options.Config.ToFrozenDictionary(StringComparer.Ordinal);

    public TimeSpan Timeout { get; } = options.Timeout;

    public ulong? Fuel { get; } = options.Fuel;

    public bool LimitsMemory { get; } = options.MaxMemoryBytes is not null || options.MaxPages is not null;

    public long MaxOutputBytes { get; } = options.MaxOutputBytes;

    public int MaxCallDepth { get; } = options.MaxCallDepth;

    public PluginAffinity Affinity { get; } = options.Affinity;

    public bool KeepAfterTrap { get; } = options.KeepAfterTrap;

    public WasiSettings? Wasi { get; } = wasi;

    public long MaxVariableBytes { get; } = options.MaxVariableBytes;

    public HttpAccess Http { get; } = new(options);

    public void Dispose() => Http.Dispose();
}
