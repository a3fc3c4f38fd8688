namespace WebXtism.Testing;

/// <summary>
/// Plugins whose exports are C#: for tests of what an application does with a plugin, without a plugin. Everything between the
/// interface and the exports is what runs in production: generated code, codecs, plugin memory, limits, errors, pools, host
/// functions, configuration, variables and logs. Only the WebAssembly is left out.
/// </summary>
/// <example>
/// <code>
/// IGreeter greeter = await InMemoryPlugin.For&lt;IGreeter&gt;()
///     .Export("greet", (string name) => $"Hello, {name}!")
///     .Export("fail", (InMemoryGuest guest) => throw guest.Error("not today"))
///     .LoadAsync();
///
/// Assert.Equal("Hello, Ada!", greeter.Greet("Ada"));
/// </code>
/// </example>
public static class InMemoryPlugin
{
    /// <summary>Begins a plugin behind an interface.</summary>
    /// <typeparam name="T">An interface with <see cref="ExtismPluginAttribute"/>.</typeparam>
    /// <param name="name">What messages and logs call the plugin; by default the name of the interface.</param>
    /// <returns>A plugin without exports.</returns>
    public static InMemoryPlugin<T> For<T>(string? name = null)
        where T : class, IExtismPlugin<T> => new(name ?? typeof(T).Name);
}
