namespace WebXtism.Engine;

/// <summary>Where an import comes from.</summary>
public enum ImportSource
{
    /// <summary>The kernel instance that belongs to the plugin instance.</summary>
    Kernel,

    /// <summary>A function of the application or of this library.</summary>
    Host,

    /// <summary>Another module of the same plugin.</summary>
    Module,
}
