using WebXtism.Calls;
using WebXtism.Engine;
using WebXtism.Linking;

namespace WebXtism;

/// <summary>A plugin that is compiled, checked and linked. It makes instances that share the code and nothing else. Thread-safe.</summary>
public sealed class CompiledPlugin : IDisposable
{
    private readonly Dictionary<string, ModuleExport> _exports;
    private readonly Dictionary<string, PluginExport> _callable;
    private readonly LinkedPlugin _linked;
    private int _references = 1;
    private int _disposed;

    internal CompiledPlugin(ExtismHost host, string name, LinkedPlugin linked, PluginSettings settings)
    {
        Host = host;
        Name = name;
        Settings = settings;
        _linked = linked;
        _exports = linked.Main.Exports.ToDictionary(static export => export.Name, StringComparer.Ordinal);
        _callable = linked.Main.Exports.Where(static export => export.Type?.IsPluginFunction == true)
            .ToDictionary(static export => export.Name, export => new PluginExport(export.Name, Image.FindExport(export.Name)), StringComparer.Ordinal);
        StartSlot = Image.FindExport("_start");
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name { get; }

    /// <summary>The names of the functions that can be called.</summary>
    public IReadOnlyCollection<string> Exports => _callable.Keys;

    /// <summary>Everything that the module exports, in its own order: functions with their signatures, memories, tables and globals.</summary>
    /// <remarks>A function can be called when its type <see cref="FunctionType.IsPluginFunction"/>.</remarks>
    public IReadOnlyList<ModuleExport> ModuleExports => _linked.Main.Exports;

    /// <summary>The configuration of all instances; it can be changed at any time.</summary>
    public PluginConfig Config => Settings.Config;

    internal ExtismHost Host { get; }

    internal EngineImage Image => _linked.Image;

    internal PluginSettings Settings { get; }

    /// <summary>The slot of a command's main function, or −1.</summary>
    internal int StartSlot { get; }

    /// <summary>Makes an instance and initialises it.</summary>
    /// <param name="cancellationToken">Stops the plugin's own initialisation.</param>
    /// <returns>The instance. The host owns it; dispose it earlier if you like.</returns>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    /// <exception cref="PluginLoadException">No instance can be made: its data do not fit its memory, or an import is of another type than what is provided.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public Plugin Instantiate(CancellationToken cancellationToken = default) =>
        new(CreateInvoker([], bindToThisThread: true, cancellationToken));

    /// <summary>Makes a pool: instances for many callers, made when they are first needed.</summary>
    /// <param name="max">The most instances that there are at a time; by default <see cref="Environment.ProcessorCount"/>.</param>
    /// <returns>The pool. Dispose it when it is not needed any more; it may outlive this object.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than 1.</exception>
    /// <exception cref="PluginAffinityException">The plugin has <see cref="PluginAffinity.Thread"/>.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public PluginPool Pool(int? max = null) => new(this, max);

    /// <summary>Frees the compiled code once the last instance and the last pool are gone.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }
    }

    // An instance needs the image as long as it lives: it is made anew after a trap.
    internal void AddReference() => Interlocked.Increment(ref _references);

    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _linked.Dispose();
            Settings.Dispose();
        }
    }

    internal PluginInvoker CreateInvoker(PluginExport?[] exports, bool bindToThisThread, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        var instance = new PluginInstance(this, bindToThisThread);
        instance.Start(cancellationToken);
        Host.Own(instance);
        return new PluginInvoker(instance, exports);
    }

    internal void ThrowIfDisposed()
    {
        Host.ThrowIfDisposed();
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
    }

    internal bool IsPluginFunction(string export) => _callable.ContainsKey(export);

    internal PluginExport? FindOptionalExport(string export) => _callable.GetValueOrDefault(export);

    /// <exception cref="PluginCallException">There is no such plugin function.</exception>
    internal PluginExport FindExport(string export)
    {
        if (_callable.TryGetValue(export, out PluginExport? found))
        {
            return found;
        }

        string problem = ContractCheck.Describe(export, _exports.GetValueOrDefault(export), _linked.Main.Exports);
        throw new PluginCallException(Name, export, $"'{export}' of '{Name}' cannot be called. {problem}");
    }
}
