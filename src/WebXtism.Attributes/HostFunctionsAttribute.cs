namespace WebXtism;

/// <summary>
/// Sets the import namespace and the naming of a class's <see cref="HostFunctionAttribute"/> methods. Optional: without
/// it they are imported from <c>extism:host/user</c> by their snake_case names.
/// </summary>
/// <example><code>[HostFunctions("store")] public sealed partial class KeyValueStore { … }</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HostFunctionsAttribute : Attribute
{
    /// <summary>The namespace from which plugins import user functions unless told otherwise.</summary>
    public const string DefaultNamespace = "extism:host/user";

    /// <summary>Keeps the default namespace, <c>extism:host/user</c>.</summary>
    public HostFunctionsAttribute()
    {
    }

    /// <summary>Sets the namespace.</summary>
    /// <param name="importNamespace">The module name from which plugins import these functions.</param>
    public HostFunctionsAttribute(string importNamespace) => Namespace = importNamespace;

    /// <summary>The module name from which plugins import these functions.</summary>
    public string Namespace { get; } = DefaultNamespace;

    /// <summary>How a method's name becomes the name of an import when its <see cref="HostFunctionAttribute"/> has none.</summary>
    public ExportNaming Naming { get; set; } = ExportNaming.SnakeCase;

    /// <summary>How properties are named in JSON whose metadata the build generates. Contexts have naming options of their own.</summary>
    public JsonNaming JsonNaming { get; set; } = JsonNaming.CamelCase;
}
