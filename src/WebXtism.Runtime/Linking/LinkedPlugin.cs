using WebXtism.Engine;

namespace WebXtism.Linking;

/// <summary>The modules of a plugin and the image that they are linked to; owns them all.</summary>
internal sealed class LinkedPlugin(IReadOnlyList<NamedModule> modules, EngineModule main, EngineImage image) : IDisposable
{
    /// <summary>The module whose exports are the plugin's.</summary>
    public EngineModule Main => main;

    public EngineImage Image => image;

    public void Dispose()
    {
        image.Dispose();
        foreach (NamedModule module in modules)
        {
            module.Module.Dispose();
        }
    }
}
