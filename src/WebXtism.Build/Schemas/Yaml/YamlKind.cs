namespace WebXtism.Build.Schemas.Yaml;

internal enum YamlKind
{
    Scalar,
    Sequence,
    Mapping,
}
