extern alias build;

using System.Globalization;
using System.Text;
using build::WebXtism.Build.Schemas;

namespace WebXtism.Generators.Tests.Schemas;

/// <summary>
/// What a schema means, as text: two schemas with one text are the same contract for a guest. The names of components, the order of
/// things, and the ways to write one type are no part of it.
/// </summary>
internal static class SchemaShape
{
    public static string Of(SchemaDocument schema)
    {
        var text = new StringBuilder();
        foreach ((string kind, IReadOnlyList<SchemaFunction> functions) in ((string, IReadOnlyList<SchemaFunction>)[])[("export", schema.Exports), ("import", schema.Imports)])
        {
            foreach (SchemaFunction function in functions.OrderBy(static function => function.Name, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{kind} {function.Name} {Description(function.Description)}\n");
                Value(text, "input", function.Input, schema);
                Value(text, "output", function.Output, schema);
            }
        }

        return text.ToString();
    }

    private static void Value(StringBuilder text, string kind, SchemaValue? value, SchemaDocument schema)
    {
        if (value is null)
        {
            return;
        }

        SchemaType type = schema.Resolve(value.Type);
        bool isNumber = type.Kind is SchemaKind.Integer or SchemaKind.Number or SchemaKind.Boolean;
        string shape = value.ContentType switch
        {
            ContentType.Text when !isNumber => "text string",
            ContentType.Binary when !isNumber => "binary buffer",
            ContentType.Binary => "binary " + Type(type, schema, []),
            _ => "json " + Type(type, schema, []),
        };
        text.Append(CultureInfo.InvariantCulture, $"  {kind} {shape.TrimEnd('?')}{(type.IsNullable ? "?" : "")} {Description(value.Description)}\n");
    }

    private static string Type(SchemaType written, SchemaDocument schema, List<string> within)
    {
        SchemaType type = schema.Resolve(written);
        string bare = type.Kind switch
        {
            SchemaKind.Reference when within.IndexOf(type.Component!) is >= 0 and var index => $"^{within.Count - index}",
            SchemaKind.Reference => Component(schema.Components[type.Component!], schema, [.. within, type.Component!]),
            SchemaKind.String when type.Format == "byte" => "buffer",
            SchemaKind.Integer => type.Format ?? "int64",
            SchemaKind.Number => type.Format ?? "double",
            SchemaKind.Array => $"[{(type.Items is null ? "" : Type(type.Items, schema, within))}]",
            SchemaKind.Map => $"map({Type(type.Items!, schema, within)})",
            _ => $"{type.Kind} {type.Format}".ToLowerInvariant().TrimEnd(),
        };
        return bare + (type.IsNullable ? "?" : "");
    }

    private static string Component(SchemaComponent component, SchemaDocument schema, List<string> within) =>
        component.Values is not null
            ? $"enum({string.Join(", ", component.Values.Select(static value => value.Text))} {Description(component.Description)})"
            : "{" + Description(component.Description) + string.Join(", ", component.Properties!
                .OrderBy(static property => property.Name, StringComparer.Ordinal)
                .Select(property => $"{property.Name}{(property.IsRequired ? "!" : "")}: {Type(property.Type, schema, within)} {Description(property.Description)}")) + "}";

    private static string Description(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"'{string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim().Split('\n', '\u2028', '\u0085').Select(static line => line.TrimEnd()))}'".Replace('\u0007', '\ufffd');
}
