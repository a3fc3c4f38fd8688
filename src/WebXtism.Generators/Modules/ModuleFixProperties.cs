namespace WebXtism.Generators.Modules;

/// <summary>What the rules about modules tell their code fixes.</summary>
internal static class ModuleFixProperties
{
    /// <summary>The name that is probably meant; absent when none is near.</summary>
    public const string Nearest = "Nearest";

    /// <summary>The name of the export or import that the report is about.</summary>
    public const string Name = "Name";

    /// <summary>The signature of the import.</summary>
    public const string Signature = "Signature";

    /// <summary>The signature of the host function.</summary>
    public const string Provided = "Provided";

    /// <summary>The class that provides the import, or could, fully qualified.</summary>
    public const string HostClass = "HostClass";

    /// <summary>How the methods of the interface are named: a value of <c>ExportNaming</c>.</summary>
    public const string Naming = "Naming";
}
