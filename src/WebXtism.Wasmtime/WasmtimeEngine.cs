using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>Runs plugins with Wasmtime's native library, compiled to machine code ahead of their first call.</summary>
/// <remarks>
/// Applications need not name it: the build registers it for <see cref="ExtismHost"/> when the package is referenced. Make one
/// by hand to share it between hosts.
/// </remarks>
/// <example>
/// <code>
/// using var engine = new WasmtimeEngine();
/// await using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
/// </code>
/// </example>
public sealed class WasmtimeEngine : IPluginEngine
{
    // By the features as an index. The plain one is made at once, the others when a plugin needs them.
    private readonly EngineVariant?[] _variants = new EngineVariant?[4];
    private readonly WasmtimeEngineOptions _options;
    private readonly Lock _lock = new();
    private bool _disposed;

    /// <summary>Starts the engine.</summary>
    /// <exception cref="EngineException">The native library does not exist for this platform, or cannot be loaded.</exception>
    public WasmtimeEngine()
        : this(new WasmtimeEngineOptions())
    {
    }

    /// <summary>Starts the engine with options for native debuggers and profilers.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="EngineException">The native library does not exist for this platform, or cannot be loaded.</exception>
    /// <exception cref="PlatformNotSupportedException">The profiler does not exist for this platform.</exception>
    public WasmtimeEngine(WasmtimeEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _variants[0] = new EngineVariant(EngineFeatures.None, options);
    }

#pragma warning disable MA0055 // The tickers' threads keep themselves and the native engines alive; only this object's end can tell them.
    /// <summary>Ends the tickers' threads when the application forgot to dispose the engine.</summary>
    ~WasmtimeEngine()
    {
        foreach (EngineVariant? variant in _variants)
        {
            variant?.Ticker.Stop();
        }
    }
#pragma warning restore MA0055

    /// <inheritdoc/>
    public EngineCapabilities Capabilities =>
        EngineCapabilities.Interruption | EngineCapabilities.Threads | EngineCapabilities.Fuel | EngineCapabilities.MemoryLimits;

    /// <inheritdoc/>
    public EngineModule Compile(ReadOnlySpan<byte> wasm, in CompileOptions options)
    {
        EngineVariant variant = Variant(options);
        return new WasmtimeModule(variant, WasmModuleHandle.Compile(variant.Engine, wasm), options);
    }

    /// <summary>Frees the engine. Instances that are running finish their calls; the library keeps what they need.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        foreach (EngineVariant? variant in _variants)
        {
            variant?.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    // The library decides for a whole engine whether code counts fuel and who makes its memories; plugins that need neither pay for neither.
    private EngineVariant Variant(in CompileOptions options)
    {
        EngineFeatures features = (options.Fuel is null ? EngineFeatures.None : EngineFeatures.Fuel)
            | (options.LimitsMemory ? EngineFeatures.MemoryBudget : EngineFeatures.None);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _variants[(int)features] ??= new EngineVariant(features, _options);
        }
    }
}
