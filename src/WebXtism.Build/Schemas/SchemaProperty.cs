using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it is always there.</param>
/// <param name="Description">What it means.</param>
internal sealed record SchemaProperty(string Name, YamlNode Place, SchemaType Type, bool IsRequired, string? Description);
