namespace WebXtism;

/// <summary>Names the export that a method of an <see cref="ExtismPluginAttribute"/> interface calls.</summary>
/// <example><code>[Export("_reset")] void Reset();</code></example>
/// <param name="name">The name exactly as the module exports it.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ExportAttribute(string name) : Attribute
{
    /// <summary>The name exactly as the module exports it.</summary>
    public string Name { get; } = name;
}
