namespace WebXtism.Build.Schemas;

/// <summary>A schema. Everything that it refers to exists, and names for types lead to types.</summary>
/// <param name="Exports">What plugins export.</param>
/// <param name="Imports">What they import.</param>
/// <param name="Components">The types, by name.</param>
internal sealed record SchemaDocument(
    IReadOnlyList<SchemaFunction> Exports, IReadOnlyList<SchemaFunction> Imports, IReadOnlyDictionary<string, SchemaComponent> Components)
{
    /// <summary>The type that a name for it stands for; an object or enum stays a reference.</summary>
    public SchemaType Resolve(SchemaType type)
    {
        while (type.Component is { } name)
        {
            SchemaComponent component = Components[name];
            bool isNullable = type.IsNullable || component.IsNullable;
            if (component.Alias is null)
            {
                return type with { IsNullable = isNullable };
            }

            type = component.Alias with { IsNullable = isNullable || component.Alias.IsNullable };
        }

        return type;
    }
}
