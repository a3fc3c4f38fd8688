using WebXtism.Engine;

namespace WebXtism;

/// <summary>
/// Knows the engine of this process. The build generates the registration for the engine package that a project references,
/// so that <c>new ExtismHost()</c> needs no reflection and no configuration.
/// </summary>
public static class PluginEngines
{
    private static Func<IPluginEngine>? s_factory;

    /// <summary>Registers the factory of the default engine. The first registration counts; later ones are ignored.</summary>
    /// <param name="factory">Makes an engine that its caller owns.</param>
    public static void RegisterDefault(Func<IPluginEngine> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Interlocked.CompareExchange(ref s_factory, factory, null);
    }

    internal static IPluginEngine CreateDefault() => s_factory is { } factory
        ? factory()
        : throw new InvalidOperationException(
            "No plugin engine is registered. Reference the package WebXtism (or WebXtism.Wasmtime with the WebXtism generator), or set ExtismHostOptions.Engine.");
}
