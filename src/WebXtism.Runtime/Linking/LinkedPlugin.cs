using WebXtism.Debugging;
using WebXtism.Engine;

namespace WebXtism.Linking;

/// <summary>The modules of a plugin and the image that they are linked to; owns them all.</summary>
internal sealed class LinkedPlugin(IReadOnlyList<NamedModule> modules, EngineModule main, EngineImage image, LineTables? lines) : IDisposable
{
    /// <summary>The module whose exports are the plugin's.</summary>
    public EngineModule Main => main;

    public EngineImage Image => image;

    /// <summary>The lines of the modules' sources, or <see langword="null"/> when no module tells them.</summary>
    public LineTables? Lines => lines;

    public void Dispose()
    {
        image.Dispose();
        foreach (NamedModule module in modules)
        {
            module.Module.Dispose();
        }
    }
}
