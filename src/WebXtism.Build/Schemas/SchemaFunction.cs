using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>An export or import.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Description">What it does.</param>
/// <param name="Input">What it takes, if anything.</param>
/// <param name="Output">What it returns, if anything.</param>
internal sealed record SchemaFunction(string Name, YamlNode Place, string? Description, SchemaValue? Input, SchemaValue? Output);
