using WebXtism.Calls;

namespace WebXtism;

/// <summary>A plugin that is compiled, linked and checked against its interface. It makes instances that share the code and nothing else. Thread-safe.</summary>
/// <typeparam name="T">The interface.</typeparam>
public sealed class CompiledPlugin<T> : IDisposable
    where T : class, IExtismPlugin<T>
{
    internal CompiledPlugin(CompiledPlugin untyped)
    {
        Untyped = untyped;
        Exports = [.. T.Contract.Exports.Select(untyped.FindExport), .. T.Contract.OptionalExports.Select(untyped.FindOptionalExport)];
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name => Untyped.Name;

    /// <summary>The configuration of all instances; it can be changed at any time.</summary>
    public PluginConfig Config => Untyped.Config;

    internal CompiledPlugin Untyped { get; }

    /// <summary>The exports of the contract, in its order: a call names one by its index. Null where an optional one is missing.</summary>
    internal PluginExport?[] Exports { get; }

    /// <summary>Makes an instance and initialises it.</summary>
    /// <param name="cancellationToken">Stops the plugin's own initialisation.</param>
    /// <returns>
    /// The instance. The host owns it; dispose it earlier when the interface extends <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>.
    /// </returns>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    /// <exception cref="PluginLoadException">No instance can be made: its data do not fit its memory, or an import is of another type than what is provided.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public T Instantiate(CancellationToken cancellationToken = default) =>
        Untyped.CreateInvoker(Exports, bindToThisThread: true, cancellationToken).Bind<T>();

    /// <summary>Makes a pool: instances for many callers, made when they are first needed.</summary>
    /// <param name="max">The most instances that there are at a time; by default <see cref="Environment.ProcessorCount"/>.</param>
    /// <returns>The pool. Dispose it when it is not needed any more; it may outlive this object.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than 1.</exception>
    /// <exception cref="PluginAffinityException">The plugin has <see cref="PluginAffinity.Thread"/>.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public PluginPool<T> Pool(int? max = null) => new(this, max);

    /// <summary>Frees the compiled code once the last instance and the last pool are gone.</summary>
    public void Dispose() => Untyped.Dispose();
}
