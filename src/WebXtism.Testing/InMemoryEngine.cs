using WebXtism.Engine;
using WebXtism.Testing.InMemory;
using WebXtism.Wasmtime;

namespace WebXtism.Testing;

/// <summary>
/// An engine that runs in-memory plugins, and all other modules in another engine. Give it to the <see cref="ExtismHost"/> of
/// the application under test; <see cref="RecordingHost"/> has one.
/// </summary>
/// <example>
/// <code>
/// using var engine = new InMemoryEngine();
/// await using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
/// var application = new GreetingService(host, engine.SourceOf(plugin));
/// </code>
/// </example>
public sealed class InMemoryEngine : IPluginEngine
{
    private readonly Lock _lock = new();
    private readonly List<ModuleDefinition> _definitions = [];
    private readonly bool _ownsOther;
    private IPluginEngine? _other;
    private bool _disposed;

    /// <summary>Makes an engine that runs other modules in Wasmtime, which it makes when there is one.</summary>
    public InMemoryEngine() => _ownsOther = true;

    /// <summary>Makes an engine that runs other modules in a given one.</summary>
    /// <param name="other">The other engine. It is not disposed, and should have all <see cref="Capabilities"/>.</param>
    public InMemoryEngine(IPluginEngine other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _other = other;
    }

    /// <inheritdoc/>
    public EngineCapabilities Capabilities =>
        EngineCapabilities.Interruption | EngineCapabilities.Threads | EngineCapabilities.Fuel | EngineCapabilities.MemoryLimits;

    /// <summary>Makes a source of an in-memory plugin, for hosts with this engine.</summary>
    /// <typeparam name="T">The interface of the plugin.</typeparam>
    /// <param name="plugin">The plugin.</param>
    /// <returns>The source. Only this engine can load it.</returns>
    public PluginSource SourceOf<T>(InMemoryPlugin<T> plugin)
        where T : class, IExtismPlugin<T>
    {
        ArgumentNullException.ThrowIfNull(plugin);
        lock (_lock)
        {
            if (!_definitions.Contains(plugin.Definition))
            {
                _definitions.Add(plugin.Definition);
            }
        }

        return PluginSource.Bytes(plugin.Definition.Wasm, plugin.Name);
    }

    /// <inheritdoc/>
    public EngineModule Compile(ReadOnlySpan<byte> wasm, in CompileOptions options)
    {
        if (!ModuleDefinition.TryReadId(wasm, out Guid id))
        {
            return new OtherModule(Other().Compile(wasm, options));
        }

        lock (_lock)
        {
            return _definitions.Find(definition => definition.Is(id)) is { } found
                ? new InMemoryModule(found, options)
                : throw new EngineException("it is an in-memory plugin whose source another InMemoryEngine made");
        }
    }

    /// <summary>Disposes the engine of other modules, if this one made it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            if (_ownsOther)
            {
                _other?.Dispose();
                _other = null;
            }
        }
    }

    private IPluginEngine Other()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _other ??= new WasmtimeEngine();
        }
    }
}
