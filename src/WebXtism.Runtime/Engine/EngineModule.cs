namespace WebXtism.Engine;

/// <summary>A compiled module. It can be linked more than once, and lives on inside its images after it is disposed.</summary>
public abstract class EngineModule : IDisposable
{
    /// <summary>What the module imports, in its own order.</summary>
    public abstract IReadOnlyList<ModuleImport> Imports { get; }

    /// <summary>What the module exports, in its own order.</summary>
    public abstract IReadOnlyList<ModuleExport> Exports { get; }

    /// <summary>Joins the modules of a plugin whose exports are those of this one.</summary>
    /// <param name="modules">
    /// All modules of the plugin, this one among them, in the order in which they are instantiated. A module may import functions
    /// of later modules, and everything of earlier ones.
    /// </param>
    /// <returns>The image, from which instances are made.</returns>
    public abstract EngineImage Link(IReadOnlyList<LinkedModule> modules);

    /// <summary>Frees the module.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the module.</summary>
    /// <param name="disposing">Always <see langword="true"/>: native resources have finalizers of their own.</param>
    protected abstract void Dispose(bool disposing);
}
