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
        Exports = [.. T.Contract.Exports.Select(untyped.FindExport)];
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name => Untyped.Name;

    internal CompiledPlugin Untyped { get; }

    /// <summary>The exports of the contract, in its order: a call names one by its index.</summary>
    internal PluginExport[] Exports { get; }

    /// <summary>Makes an instance and initialises it.</summary>
    /// <param name="cancellationToken">Stops the plugin's own initialisation.</param>
    /// <returns>
    /// The instance. The host owns it; dispose it earlier when the interface extends <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>.
    /// </returns>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    /// <exception cref="ObjectDisposedException">This object or its host was disposed.</exception>
    public T Instantiate(CancellationToken cancellationToken = default) =>
        Untyped.CreateInvoker(Exports, bindToThisThread: true, cancellationToken).Bind<T>();

    /// <summary>Frees the compiled code once the last instance is gone.</summary>
    public void Dispose() => Untyped.Dispose();
}
