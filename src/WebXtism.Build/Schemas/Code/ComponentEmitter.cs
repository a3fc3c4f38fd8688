using WebXtism.Generators.Schemas;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Writes the objects and enums of a schema.</summary>
internal sealed class ComponentEmitter(SchemaDocument schema, ContractSettings settings, ContractNames names, TypeCode types, ContractWriter writer)
{
    private const string Serialization = "System.Text.Json.Serialization";

    public void Emit(SchemaComponent component)
    {
        writer.Code.Line();
        writer.Document("summary", component.Description);
        if (component.Values is null)
        {
            EmitObject(component);
        }
        else
        {
            EmitEnum(component);
        }
    }

    private void EmitEnum(SchemaComponent component)
    {
        writer.Code.Line($"{settings.Access} enum {names.Types[component.Name]}");
        using (writer.Code.Block())
        {
            foreach (string value in component.Values!.Select(static value => value.Text))
            {
                string member = names.Member(component, value);
                if (member != value)
                {
                    writer.Code.Line($"[{writer.Attribute(Serialization, "JsonStringEnumMemberName")}({Literals.Text(value)})]");
                }

                writer.Code.Line(member + ",");
            }
        }
    }

    // Positional records: they are read without any garbage, and what need not be there may be left out when one is made.
    private void EmitObject(SchemaComponent component)
    {
        List<SchemaProperty> properties = [.. component.Properties!.Where(static property => property.IsRequired), .. component.Properties!.Where(static property => !property.IsRequired)];
        foreach (SchemaProperty property in properties)
        {
            writer.Document($"param name=\"{names.Member(component, property.Name).TrimStart('@')}\"", property.Description);
        }

        string head = $"{settings.Access} sealed record {names.Types[component.Name]}";
        if (properties.Count == 0)
        {
            writer.Code.Line(head + ";");
            return;
        }

        writer.Code.Line(head + "(");
        writer.Code.Lines(properties.ConvertAll(property => Property(component, property)), ",", ");");
    }

    private string Property(SchemaComponent component, SchemaProperty property)
    {
        string name = names.Member(component, property.Name);
        SchemaType type = schema.Resolve(property.Type);
        var attributes = new List<string>();
        if (JsonPropertyNames.FromProperty(name.TrimStart('@'), names.JsonNaming) != property.Name)
        {
            attributes.Add($"{writer.Attribute(Serialization, "JsonPropertyName")}({Literals.Text(property.Name)})");
        }

        if (property.IsRequired && type.IsNullable)
        {
            attributes.Add(writer.Attribute(Serialization, "JsonRequired"));
        }

        // Absent, and never null: so null is not written.
        if (!property.IsRequired && !type.IsNullable)
        {
            attributes.Add($"{writer.Attribute(Serialization, "JsonIgnore")}(Condition = {writer.Type(Serialization, "JsonIgnoreCondition")}.WhenWritingNull)");
        }

        string prefix = attributes.Count == 0 ? "" : $"[property: {string.Join(", ", attributes)}] ";
        return property.IsRequired ? $"{prefix}{types.Of(type)} {name}" : $"{prefix}{types.Bare(type)}? {name} = null";
    }
}
