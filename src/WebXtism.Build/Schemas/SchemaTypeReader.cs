using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas;

/// <summary>Reads types: of inputs and outputs, of properties, and what <c>components.schemas</c> holds.</summary>
internal sealed class SchemaTypeReader(SchemaProblems problems)
{
    private const string ReferencePrefix = "#/components/schemas/";

    private static readonly Dictionary<string, SchemaKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["string"] = SchemaKind.String,
        ["integer"] = SchemaKind.Integer,
        ["number"] = SchemaKind.Number,
        ["boolean"] = SchemaKind.Boolean,
        ["object"] = SchemaKind.Object,
        ["array"] = SchemaKind.Array,
        ["buffer"] = SchemaKind.Buffer,
    };

    private static readonly Dictionary<SchemaKind, string[]> s_formats = new()
    {
        [SchemaKind.String] = ["date-time", "byte"],
        [SchemaKind.Integer] = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"],
        [SchemaKind.Number] = ["float", "double"],
    };

    private static readonly Dictionary<string, ContentType> s_contentTypes = new(StringComparer.Ordinal)
    {
        ["application/json"] = ContentType.Json,
        ["text/plain; charset=utf-8"] = ContentType.Text,
        ["application/x-binary"] = ContentType.Binary,
    };

    private readonly SchemaKeys _keys = new(problems);

    public SchemaValue? ReadValue(YamlNode node, string subject)
    {
        if (!_keys.IsMapping(node, subject, "contentType", "type", "format", "nullable", "description", "items", "additionalProperties", "$ref"))
        {
            return null;
        }

        string? contentType = _keys.Choice(node, "contentType", s_contentTypes.Keys);
        if (node["contentType"] is null)
        {
            problems.Add(node, $"{subject} has no contentType; it is one of '{string.Join("', '", s_contentTypes.Keys)}'");
        }

        SchemaType? type = ReadContent(node, subject);
        return type is null || contentType is null ? null : new SchemaValue(type, s_contentTypes[contentType], _keys.Text(node, "description"));
    }

    public SchemaComponent? ReadComponent(YamlNode name, YamlNode node)
    {
        string subject = $"'{SchemaText.Shown(name.Text)}'";
        if (!_keys.IsMapping(node, subject, "type", "format", "nullable", "description", "items", "additionalProperties", "$ref", "properties", "required", "enum"))
        {
            return null;
        }

        var component = new SchemaComponent(name.Text, name, _keys.Text(node, "description"));
        if (node["enum"] is { } values)
        {
            Without(node, subject, "is an enum", "string", "format", "items", "additionalProperties", "$ref", "properties", "required");
            return component with { Values = ReadNames(values, "enum"), IsNullable = _keys.Flag(node, "nullable") };
        }

        if (node["properties"] is not { } properties)
        {
            if (node["required"] is { } required)
            {
                problems.Add(required, $"{subject} has no properties that could be required");
            }

            SchemaType? alias = ReadContent(node, subject);
            return alias is null ? null : component with { Alias = alias };
        }

        Without(node, subject, "has properties", "object", "format", "items", "additionalProperties", "$ref", "enum");
        return component with { Properties = ReadProperties(properties, node["required"]), IsNullable = _keys.Flag(node, "nullable") };
    }

    /// <summary>Reads the list of names, none of them twice.</summary>
    private List<YamlNode> ReadNames(YamlNode node, string key)
    {
        if (node.Kind != YamlKind.Sequence)
        {
            problems.Add(node, $"'{key}' is a list of names, not {SchemaKeys.Kind(node)}");
            return [];
        }

        var names = new List<YamlNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode item in node.Items)
        {
            if (item.Kind != YamlKind.Scalar)
            {
                problems.Add(item, $"'{key}' holds names, not {SchemaKeys.Kind(item)}");
            }
            else if (!seen.Add(item.Text))
            {
                problems.Add(item, $"'{SchemaText.Shown(item.Text)}' is there twice");
            }
            else
            {
                names.Add(item);
            }
        }

        return names;
    }

    private List<SchemaProperty> ReadProperties(YamlNode node, YamlNode? required)
    {
        var properties = new List<SchemaProperty>();
        if (node.Kind != YamlKind.Mapping)
        {
            if (!node.IsNull)
            {
                problems.Add(node, $"'properties' is a mapping from names to types, not {SchemaKeys.Kind(node)}");
            }

            return properties;
        }

        List<YamlNode> necessary = required is null ? [] : ReadNames(required, "required");
        var present = new HashSet<string>(node.Entries.Select(static entry => entry.Key.Text), StringComparer.Ordinal);
        foreach (YamlNode name in necessary.Where(name => !present.Contains(name.Text)).TakeWhile(_ => !problems.IsFull))
        {
            problems.Add(name, $"'{SchemaText.Shown(name.Text)}' is required and no property{Linking.NearestName.Clause(name.Text, node.Entries.Select(static entry => entry.Key.Text))}".TrimEnd('.'));
        }

        var isRequired = new HashSet<string>(necessary.Select(static name => name.Text), StringComparer.Ordinal);
        foreach (KeyValuePair<YamlNode, YamlNode> entry in node.Entries)
        {
            if (ReadType(entry.Value, $"'{SchemaText.Shown(entry.Key.Text)}'") is { } type)
            {
                properties.Add(new SchemaProperty(entry.Key.Text, entry.Key, type, isRequired.Contains(entry.Key.Text), _keys.Text(entry.Value, "description")));
            }
        }

        return properties;
    }

    private SchemaType? ReadType(YamlNode node, string subject)
    {
        // A common wish, and the answer is better than "has no 'enum'".
        if (node.Kind == YamlKind.Mapping && (node["enum"] ?? node["properties"]) is { } inline)
        {
            problems.Add(inline, $"{subject} declares a type; declare it under components.schemas, and refer to it by $ref");
            return null;
        }

        return _keys.IsMapping(node, subject, "type", "format", "nullable", "description", "items", "additionalProperties", "$ref") ? ReadContent(node, subject) : null;
    }

    private SchemaType? ReadContent(YamlNode node, string subject)
    {
        bool isNullable = _keys.Flag(node, "nullable");
        if (node["$ref"] is not null)
        {
            Without(node, subject, "is a $ref", null, "type", "format", "items", "additionalProperties");
            return ReadReference(node, isNullable);
        }

        SchemaKind kind;
        if (node["type"] is null)
        {
            if (node["items"] is null && node["additionalProperties"] is null)
            {
                problems.Add(node, $"{subject} has no type; it is one of '{string.Join("', '", s_kinds.Keys)}', or a $ref");
                return null;
            }

            kind = node["items"] is null ? SchemaKind.Object : SchemaKind.Array;
        }
        else if (_keys.Choice(node, "type", s_kinds.Keys) is { } type)
        {
            kind = s_kinds[type];
        }
        else
        {
            return null;
        }

        string? format = ReadFormat(node, kind, subject);
        SchemaType? items = ReadItems(node, kind, subject, out bool isMap);
        return new SchemaType(isMap ? SchemaKind.Map : kind, node) { Format = format, Items = items, IsNullable = isNullable };
    }

    private string? ReadFormat(YamlNode node, SchemaKind kind, string subject)
    {
        if (node["format"] is not { } format)
        {
            return null;
        }

        if (s_formats.TryGetValue(kind, out string[]? formats))
        {
            return _keys.Choice(node, "format", formats);
        }

        problems.Add(format, $"{subject} is of type '{node["type"]?.Text ?? "object"}', which has no format");
        return null;
    }

    private SchemaType? ReadItems(YamlNode node, SchemaKind kind, string subject, out bool isMap)
    {
        isMap = false;
        if (node["additionalProperties"] is { } values)
        {
            if (kind != SchemaKind.Object || node["items"] is not null)
            {
                problems.Add(values, $"{subject} has additionalProperties and is no object");
                return null;
            }

            isMap = true;
            return ReadType(values, "'additionalProperties'");
        }

        if (node["items"] is not { } items)
        {
            return null;
        }

        if (kind != SchemaKind.Array)
        {
            problems.Add(items, $"{subject} has items and is no array");
            return null;
        }

        return ReadType(items, "'items'");
    }

    private SchemaType? ReadReference(YamlNode node, bool isNullable)
    {
        if (_keys.Text(node, "$ref") is not { } reference)
        {
            return null;
        }

        if (!reference.StartsWith(ReferencePrefix, StringComparison.Ordinal) || reference.IndexOf('/', ReferencePrefix.Length) >= 0 || reference.Length == ReferencePrefix.Length)
        {
            problems.Add(node["$ref"]!, $"'{SchemaText.Shown(reference)}' is no reference; write '{ReferencePrefix}' and the name of a component");
            return null;
        }

        return new SchemaType(SchemaKind.Reference, node["$ref"]!) { Component = reference.Substring(ReferencePrefix.Length), IsNullable = isNullable };
    }

    private void Without(YamlNode node, string subject, string what, string? type, params string[] keys)
    {
        foreach (string key in keys)
        {
            if (node[key] is { } value)
            {
                problems.Add(value, $"{subject} {what}, so it has no '{key}'");
            }
        }

        if (type is not null && node["type"] is { } other && other.Text != type)
        {
            problems.Add(other, $"{subject} {what}, so its type is '{type}'");
        }
    }
}
