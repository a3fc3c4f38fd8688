using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>A type of <c>components.schemas</c>: an object, an enum, or another name for a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Description">What it means.</param>
internal sealed record SchemaComponent(string Name, YamlNode Place, string? Description)
{
    /// <summary>The properties of an object.</summary>
    public IReadOnlyList<SchemaProperty>? Properties { get; init; }

    /// <summary>The values of an enum.</summary>
    public IReadOnlyList<YamlNode>? Values { get; init; }

    /// <summary>The type that it is another name for.</summary>
    public SchemaType? Alias { get; init; }

    public bool IsNullable { get; init; }
}
