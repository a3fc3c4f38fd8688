namespace WebXtism;

/// <summary>
/// What the generated part of an <see cref="ExtismPluginAttribute"/> interface adds to it: the contract that a module
/// must fulfil and the factory of the class that calls it. Static abstracts make <c>LoadAsync&lt;T&gt;</c> work without
/// reflection; hand-written implementations of the interface stay possible.
/// </summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
public interface IExtismPlugin<TSelf>
    where TSelf : class, IExtismPlugin<TSelf>
{
    /// <summary>The exports that the interface calls, in the order of their indices.</summary>
    static abstract PluginContract Contract { get; }

    /// <summary>Makes the object whose methods call the plugin.</summary>
    /// <param name="invoker">Calls the exports of one plugin instance.</param>
    /// <returns>The typed face of the instance.</returns>
    static abstract TSelf Bind(PluginInvoker invoker);

    /// <summary>Tells how the exports of the <see cref="Contract"/> are called, each once. An interface that was written by hand need not.</summary>
    /// <param name="visitor">Is told.</param>
    static virtual void VisitExports(IExportVisitor visitor)
    {
    }
}
