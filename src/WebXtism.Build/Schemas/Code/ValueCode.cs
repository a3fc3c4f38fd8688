namespace WebXtism.Build.Schemas.Code;

/// <summary>An input or output in C#.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Format">The member of <c>PayloadFormat</c> that it needs; <see langword="null"/> where the type alone says it.</param>
internal sealed record ValueCode(string Type, string? Format)
{
    /// <summary>Finds the type that travels as the schema says.</summary>
    /// <param name="value">The input or output.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="types">The C# of types.</param>
    /// <param name="problems">Gets what cannot travel so.</param>
    public static ValueCode? Of(SchemaValue value, SchemaDocument schema, TypeCode types, SchemaProblems problems)
    {
        SchemaType type = schema.Resolve(value.Type);
        string question = type.IsNullable ? "?" : "";
        SchemaComponent? component = type.Component is { } name ? schema.Components[name] : null;
        switch (value.ContentType)
        {
            // A text is written as it is, whatever it says: a date, or one of the values of an enum.
            case ContentType.Text when type.Kind == SchemaKind.String || component?.Values is not null:
                return new ValueCode("string" + question, Format: null);

            // The text of a number is the same as its JSON.
            case ContentType.Text when IsNumber(type.Kind):
                return new ValueCode(types.Of(type), "Json");

            case ContentType.Text:
                problems.Add(value.Type.Place, "only texts, numbers and booleans can be text/plain; write 'contentType: application/json'");
                return null;

            case ContentType.Binary when type.Kind == SchemaKind.Buffer || type is { Kind: SchemaKind.String, Format: null or "byte" }:
                return new ValueCode("byte[]" + question, Format: null);

            case ContentType.Binary when IsNumber(type.Kind):
                return new ValueCode(types.Of(type), "Binary");

            case ContentType.Binary:
                problems.Add(value.Type.Place, "only buffers, numbers and booleans can be application/x-binary; write 'type: buffer', or 'contentType: application/json'");
                return null;

            // Where the type alone would be text, bytes, or a number that is passed directly.
            default:
                bool isOther = type.Kind is SchemaKind.Buffer || (type.Kind == SchemaKind.String && type.Format != "date-time") || IsNumber(type.Kind);
                return new ValueCode(types.Of(type), isOther ? "Json" : null);
        }
    }

    private static bool IsNumber(SchemaKind kind) => kind is SchemaKind.Integer or SchemaKind.Number or SchemaKind.Boolean;
}
