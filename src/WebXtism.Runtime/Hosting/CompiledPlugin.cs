using WebXtism.Calls;
using WebXtism.Engine;
using WebXtism.Linking;

namespace WebXtism;

/// <summary>A plugin that is compiled, checked and linked. It makes instances that share the code and nothing else. Thread-safe.</summary>
public sealed class CompiledPlugin : IDisposable
{
    private readonly Dictionary<string, ModuleExport> _exports;
    private readonly Dictionary<string, PluginExport> _callable;
    private readonly EngineModule _module;
    private int _references = 1;
    private int _disposed;

    internal CompiledPlugin(ExtismHost host, string name, EngineModule module, EngineImage image, PluginSettings settings)
    {
        Host = host;
        Name = name;
        Image = image;
        Settings = settings;
        _module = module;
        _exports = module.Exports.ToDictionary(static export => export.Name, StringComparer.Ordinal);
        _callable = module.Exports.Where(static export => export.Type?.IsPluginFunction == true)
            .ToDictionary(static export => export.Name, export => new PluginExport(export.Name, image.FindExport(export.Name)), StringComparer.Ordinal);
        Initializers = [.. FindInitializers()];
        StartSlot = image.FindExport("_start");
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name { get; }

    /// <summary>The names of the functions that can be called.</summary>
    public IReadOnlyCollection<string> Exports => _callable.Keys;

    /// <summary>Everything that the module exports, in its own order: functions with their signatures, memories, tables and globals.</summary>
    /// <remarks>A function can be called when its type <see cref="FunctionType.IsPluginFunction"/>.</remarks>
    public IReadOnlyList<ModuleExport> ModuleExports => _module.Exports;

    /// <summary>The configuration of all instances; it can be changed at any time.</summary>
    public PluginConfig Config => Settings.Config;

    internal ExtismHost Host { get; }

    internal EngineImage Image { get; }

    internal PluginSettings Settings { get; }

    /// <summary>The slots of the functions that prepare a new instance, in the order in which they run.</summary>
    internal IReadOnlyList<int> Initializers { get; }

    /// <summary>The slot of a command's main function, or −1.</summary>
    internal int StartSlot { get; }

    /// <summary>Makes an instance and initialises it.</summary>
    /// <param name="cancellationToken">Stops the plugin's own initialisation.</param>
    /// <returns>The instance. The host owns it; dispose it earlier if you like.</returns>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public Plugin Instantiate(CancellationToken cancellationToken = default) =>
        new(CreateInvoker([], bindToThisThread: true, cancellationToken));

    /// <summary>Frees the compiled code once the last instance is gone.</summary>
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
            Image.Dispose();
            _module.Dispose();
            Settings.Dispose();
        }
    }

    internal PluginInvoker CreateInvoker(PluginExport[] exports, bool bindToThisThread, CancellationToken cancellationToken)
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

    /// <exception cref="PluginCallException">There is no such plugin function.</exception>
    internal PluginExport FindExport(string export)
    {
        if (_callable.TryGetValue(export, out PluginExport? found))
        {
            return found;
        }

        string problem = ContractCheck.Describe(export, _exports.GetValueOrDefault(export), _module.Exports);
        throw new PluginCallException(Name, export, $"'{export}' of '{Name}' cannot be called. {problem}");
    }

    // Haskell's run time wants both; a module with constructors of its own calls them from _initialize when it has one.
    // _start is never called implicitly: it is the program, not its preparation.
    private IEnumerable<int> FindInitializers()
    {
        int initialize = FindInitializer("_initialize");
        int haskell = FindInitializer("hs_init", ValueKind.I32, ValueKind.I32);
        if (initialize >= 0)
        {
            yield return initialize;
        }
        else if (haskell < 0 && FindInitializer("__wasm_call_ctors") is >= 0 and int constructors)
        {
            yield return constructors;
        }

        if (haskell >= 0)
        {
            yield return haskell;
        }
    }

    private int FindInitializer(string export, params ReadOnlySpan<ValueKind> parameters) =>
        _exports.GetValueOrDefault(export)?.Type is { } type && type.Parameters.AsSpan().SequenceEqual(parameters) ? Image.FindExport(export) : -1;
}
