using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>A type, wherever one is used.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record SchemaType(SchemaKind Kind, YamlNode Place)
{
    /// <summary>The <c>format</c>; <see langword="null"/> where there is none.</summary>
    public string? Format { get; init; }

    /// <summary>What a list or map holds.</summary>
    public SchemaType? Items { get; init; }

    /// <summary>The component's name.</summary>
    public string? Component { get; init; }

    public bool IsNullable { get; init; }
}
