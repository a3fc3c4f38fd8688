using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WebXtism.Calls;
using WebXtism.Debugging;
using WebXtism.Engine;
using WebXtism.Linking;
using WebXtism.Sources;
using WebXtism.Wasi;

namespace WebXtism;

/// <summary>Loads and owns plugins. Thread-safe; one host per application is usual.</summary>
/// <example>
/// <code>
/// await using var host = new ExtismHost();
/// var greeter = await host.LoadAsync&lt;IGreeter&gt;(PluginSource.File("greeter.wasm"), options =>
/// {
///     options.Config["greeting"] = "Hello";
///     options.Timeout = TimeSpan.FromSeconds(2);
/// });
/// Console.WriteLine(greeter.Greet("Ada"));
/// </code>
/// </example>
public sealed class ExtismHost : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentDictionary<PluginInstance, bool> _instances = new();
    private readonly ILoggerFactory _loggerFactory;
    private readonly IPluginEngine _engine;
    private readonly bool _ownsEngine;
    private int _disposed;

    /// <summary>Makes a host with the engine of the referenced package.</summary>
    /// <exception cref="InvalidOperationException">No engine package is referenced.</exception>
    public ExtismHost()
        : this(new ExtismHostOptions())
    {
    }

    /// <summary>Makes a host.</summary>
    /// <param name="options">The engine and the loggers.</param>
    /// <exception cref="InvalidOperationException">No engine is given and no engine package is referenced.</exception>
    public ExtismHost(ExtismHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _loggerFactory = options.LoggerFactory ?? NullLoggerFactory.Instance;
        _ownsEngine = options.Engine is null;
        _engine = options.Engine ?? PluginEngines.CreateDefault();
        Logger = _loggerFactory.CreateLogger("WebXtism");
    }

    internal ILogger Logger { get; }

    /// <summary>Loads a plugin behind its interface: reads, compiles, checks, links and initialises it.</summary>
    /// <typeparam name="T">An interface with <see cref="ExtismPluginAttribute"/>.</typeparam>
    /// <param name="source">Where the module comes from.</param>
    /// <param name="configure">Sets what the plugin gets and may do.</param>
    /// <param name="cancellationToken">Stops the loading, the plugin's own initialisation included.</param>
    /// <returns>
    /// The plugin. The host owns it; dispose it earlier when the interface extends <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>.
    /// </returns>
    /// <exception cref="PluginLoadException">The module cannot be read, is invalid, or does not fit the interface or the host.</exception>
    /// <exception cref="PluginLimitException">The module is larger than it may be.</exception>
    /// <exception cref="PluginTimeoutException">The compilation, or the plugin's own initialisation, took too long.</exception>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    public async ValueTask<T> LoadAsync<T>(PluginSource source, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
        where T : class, IExtismPlugin<T>
    {
        using CompiledPlugin<T> compiled = await CompileAsync<T>(source, configure, cancellationToken).ConfigureAwait(false);
        PluginInvoker invoker = await InstantiateAsync(compiled.Untyped, compiled.Exports, cancellationToken).ConfigureAwait(false);
        return invoker.Bind<T>();
    }

    /// <summary>Loads a plugin without an interface: exports are called by name.</summary>
    /// <param name="source">Where the module comes from.</param>
    /// <param name="configure">Sets what the plugin gets and may do.</param>
    /// <param name="cancellationToken">Stops the loading, the plugin's own initialisation included.</param>
    /// <returns>The plugin. The host owns it; dispose it earlier if you like.</returns>
    /// <exception cref="PluginLoadException">The module cannot be read, is invalid, or does not fit the host.</exception>
    /// <exception cref="PluginLimitException">The module is larger than it may be.</exception>
    /// <exception cref="PluginTimeoutException">The compilation, or the plugin's own initialisation, took too long.</exception>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    public async ValueTask<Plugin> LoadAsync(PluginSource source, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        using CompiledPlugin compiled = await CompileAsync(source, configure, cancellationToken).ConfigureAwait(false);
        return new Plugin(await InstantiateAsync(compiled, [], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Compiles a plugin once, to make many instances of it.</summary>
    /// <typeparam name="T">An interface with <see cref="ExtismPluginAttribute"/>.</typeparam>
    /// <param name="source">Where the module comes from.</param>
    /// <param name="configure">Sets what each instance gets and may do.</param>
    /// <param name="cancellationToken">Stops the reading. A compilation that has begun is finished.</param>
    /// <returns>The compiled plugin; dispose it when no more instances will be made.</returns>
    /// <exception cref="PluginLoadException">The module cannot be read, is invalid, or does not fit the interface or the host.</exception>
    /// <exception cref="PluginLimitException">The module is larger than it may be.</exception>
    /// <exception cref="PluginTimeoutException">The compilation took too long.</exception>
    public async ValueTask<CompiledPlugin<T>> CompileAsync<T>(PluginSource source, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
        where T : class, IExtismPlugin<T> =>
        new(await CompileAsync(source, configure, T.Contract, cancellationToken).ConfigureAwait(false));

    /// <summary>Compiles a plugin once, to make many instances of it whose exports are called by name.</summary>
    /// <param name="source">Where the module comes from.</param>
    /// <param name="configure">Sets what each instance gets and may do.</param>
    /// <param name="cancellationToken">Stops the reading. A compilation that has begun is finished.</param>
    /// <returns>The compiled plugin; dispose it when no more instances will be made.</returns>
    /// <exception cref="PluginLoadException">The module cannot be read, is invalid, or does not fit the host.</exception>
    /// <exception cref="PluginLimitException">The module is larger than it may be.</exception>
    /// <exception cref="PluginTimeoutException">The compilation took too long.</exception>
    public ValueTask<CompiledPlugin> CompileAsync(PluginSource source, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default) =>
        CompileAsync(source, configure, contract: null, cancellationToken);

    /// <summary>
    /// Disposes all plugins of this host, and the engine when the host made it. An instance that is running finishes its call
    /// first; give calls a timeout or a token where that could last.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        foreach (PluginInstance instance in _instances.Keys)
        {
            instance.DisposeWhenIdle();
        }

        if (_ownsEngine)
        {
            _engine.Dispose();
        }
    }

    /// <summary>Does what <see cref="Dispose"/> does.</summary>
    /// <returns>A task that is complete.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    internal void Own(PluginInstance instance)
    {
        _instances.TryAdd(instance, true);
        if (Volatile.Read(ref _disposed) != 0)
        {
            // The host was disposed meanwhile and may have missed this one.
            instance.DisposeWhenIdle();
        }
    }

    internal void Disown(PluginInstance instance) => _instances.TryRemove(instance, out _);

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);

    private static Task<PluginInvoker> InstantiateAsync(CompiledPlugin compiled, PluginExport?[] exports, CancellationToken cancellationToken) =>
        // Away from the caller: the plugin's initialisers are guest code and may take long.
        Task.Run(() => compiled.CreateInvoker(exports, bindToThisThread: false, cancellationToken), cancellationToken);

    private async ValueTask<CompiledPlugin> CompileAsync(
        PluginSource source, Action<PluginOptions>? configure, PluginContract? contract, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ThrowIfDisposed();
        var options = new PluginOptions();
        PluginSource prepared = await source.PrepareAsync(options, cancellationToken).ConfigureAwait(false);
        configure?.Invoke(options);
        string name = options.Name ?? source.Name;
        Refuse(name, options);
        WasiSettings? wasi = options.Wasi is { } given ? WasiSettings.From(given, name) : null;
        IReadOnlyList<SourceModule> modules = await prepared.ReadModulesAsync(cancellationToken).ConfigureAwait(false);
        CompileOptions limits = ModuleLimits.Verify(name, options, modules);
        Task<CompiledPlugin> compiling = Task.Run(() => Compile(name, modules, options, limits, wasi, contract), cancellationToken);
        try
        {
            return await compiling.WaitAsync(options.CompileTimeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _ = DisposeWhenCompiledAsync(compiling);
            throw CallFailure.CompiledTooLong(name, options.CompileTimeout);
        }
    }

    // Nobody waits for it any more, and nobody hears whether it failed.
    private static async Task DisposeWhenCompiledAsync(Task<CompiledPlugin> compiling)
    {
        await ((Task)compiling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (compiling.IsCompletedSuccessfully)
        {
            (await compiling.ConfigureAwait(false)).Dispose();
        }
    }

    private void Refuse(string name, PluginOptions options)
    {
        void Need(EngineCapabilities capability, bool needed, string limit, string ability, string option)
        {
            if (needed && !_engine.Capabilities.HasFlag(capability))
            {
                throw new PluginLoadException(name, PluginLoadFailure.Unsupported, $"it has {limit}, and this engine cannot {ability}. Remove PluginOptions.{option}, or run where the engine can.");
            }
        }

        Need(EngineCapabilities.Interruption, options.Timeout != Timeout.InfiniteTimeSpan, "a timeout", "stop a running plugin", nameof(options.Timeout));
        Need(EngineCapabilities.Fuel, options.Fuel is not null, "fuel", "count it", nameof(options.Fuel));
        Need(EngineCapabilities.MemoryLimits, options.MaxMemoryBytes is not null, "a limit of memory", "keep it", nameof(options.MaxMemoryBytes));
        Need(EngineCapabilities.MemoryLimits, options.MaxPages is not null, "a limit of memory pages", "keep it", nameof(options.MaxPages));
    }

    private CompiledPlugin Compile(string name, IReadOnlyList<SourceModule> sources, PluginOptions options, CompileOptions limits, WasiSettings? wasi, PluginContract? contract)
    {
        LinkedPlugin linked = PluginLinker.Link(_engine, name, sources, contract, options, limits);
        FailureDumps? dumps = options.Debug.DumpDirectory is null ? null : new FailureDumps(name, options.Debug, Logger);
        ILogger logger = options.Logger ?? _loggerFactory.CreateLogger("WebXtism.Plugins." + name);
        return new CompiledPlugin(this, name, linked, new PluginSettings(options, wasi, linked.Lines, dumps, logger));
    }
}
