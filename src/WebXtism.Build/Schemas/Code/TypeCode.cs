namespace WebXtism.Build.Schemas.Code;

/// <summary>The C# of types.</summary>
internal sealed class TypeCode(SchemaDocument schema, IReadOnlyDictionary<string, string> components, ContractWriter writer)
{
    private const string Collections = "System.Collections.Generic";
    private const string JsonNodes = "System.Text.Json.Nodes";

    /// <summary>The type in C#, with its <c>?</c>.</summary>
    public string Of(SchemaType type)
    {
        SchemaType resolved = schema.Resolve(type);
        return resolved.IsNullable ? Bare(resolved) + "?" : Bare(resolved);
    }

    /// <summary>The type without a <c>?</c> of its own.</summary>
    public string Bare(SchemaType type) => type.Kind switch
    {
        SchemaKind.Reference => components[type.Component!],
        SchemaKind.String => type.Format switch
        {
            "date-time" => writer.Type("System", "DateTimeOffset"),
            "byte" => "byte[]",
            _ => "string",
        },
        SchemaKind.Integer => type.Format switch
        {
            "int8" => "sbyte",
            "uint8" => "byte",
            "int16" => "short",
            "uint16" => "ushort",
            "int32" => "int",
            "uint32" => "uint",
            "uint64" => "ulong",
            _ => "long",
        },
        SchemaKind.Number => type.Format == "float" ? "float" : "double",
        SchemaKind.Boolean => "bool",
        SchemaKind.Buffer => "byte[]",
        SchemaKind.Map => writer.Type(Collections, $"IReadOnlyDictionary<string, {Of(type.Items!)}>"),
        SchemaKind.Array when type.Items is not null => writer.Type(Collections, $"IReadOnlyList<{Of(type.Items)}>"),
        SchemaKind.Array => writer.Type(JsonNodes, "JsonArray"),
        _ => writer.Type(JsonNodes, "JsonObject"),
    };
}
