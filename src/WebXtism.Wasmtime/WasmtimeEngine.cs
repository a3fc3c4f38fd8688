using WebXtism.Engine;
using WebXtism.Kernel;
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
    private readonly EngineHandle _engine;
    private readonly EpochTicker _ticker;
    private readonly WasmModuleHandle _kernel;
    private int _disposed;

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
        _engine = EngineHandle.Create(ThreadStack.GuestShare, options);
        _ticker = new EpochTicker(_engine);
        _kernel = WasmModuleHandle.Compile(_engine, KernelModule.Bytes.Span);
    }

#pragma warning disable MA0055 // The ticker's thread keeps itself and the native engine alive; only this object's end can tell it.
    /// <summary>Ends the ticker's thread when the application forgot to dispose the engine.</summary>
    ~WasmtimeEngine() => _ticker?.Stop();
#pragma warning restore MA0055

    /// <inheritdoc/>
    public EngineCapabilities Capabilities => EngineCapabilities.Interruption | EngineCapabilities.Threads;

    /// <inheritdoc/>
    public EngineModule Compile(ReadOnlySpan<byte> wasm)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return new WasmtimeModule(_engine, _ticker, _kernel, WasmModuleHandle.Compile(_engine, wasm));
    }

    /// <summary>Frees the engine. Instances that are running finish their calls; the library keeps what they need.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _ticker.Stop();
            _kernel.Dispose();
            _engine.Dispose();
            GC.SuppressFinalize(this);
        }
    }
}
