using WebXtism.Build.Schemas.Yaml;
using WebXtism.Linking;

namespace WebXtism.Build.Schemas;

/// <summary>Reads the keys of mappings and says what is wrong with them.</summary>
internal sealed class SchemaKeys(SchemaProblems problems)
{
    /// <summary>Checks that a node is a mapping with no other keys than these.</summary>
    public bool IsMapping(YamlNode node, string subject, params string[] allowed)
    {
        if (node.Kind != YamlKind.Mapping)
        {
            problems.Add(node, $"{subject} is a mapping of {Listed(allowed)}, not {Kind(node)}");
            return false;
        }

        foreach (KeyValuePair<YamlNode, YamlNode> entry in node.Entries)
        {
            if (!allowed.Contains(entry.Key.Text, StringComparer.Ordinal))
            {
                string nearest = NearestName.Clause(entry.Key.Text, allowed);
                problems.Add(entry.Key, $"{subject} has no '{SchemaText.Shown(entry.Key.Text)}'{(nearest == "." ? $"; it has {Listed(allowed)}" : nearest)}");
            }
        }

        return true;
    }

    public string? Text(YamlNode node, string key)
    {
        if (node[key] is not { } value)
        {
            return null;
        }

        if (value.Kind == YamlKind.Scalar)
        {
            return value.Text;
        }

        problems.Add(value, $"'{key}' is a text, not {Kind(value)}");
        return null;
    }

    public bool Flag(YamlNode node, string key)
    {
        if (node[key] is not { } value)
        {
            return false;
        }

        if (value is { Kind: YamlKind.Scalar, IsPlain: true } && (value.Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"))
        {
            return value.Text[0] is 't' or 'T';
        }

        problems.Add(value, $"'{key}' is true or false");
        return false;
    }

    /// <summary>The text of a key that allows but a few.</summary>
    public string? Choice(YamlNode node, string key, IReadOnlyCollection<string> choices)
    {
        string? text = Text(node, key);
        if (text is null || choices.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        problems.Add(node[key]!, $"'{SchemaText.Shown(text)}' is no {key}{(NearestName.Find(text, choices) is { } nearest ? $"; did you mean '{nearest}'?" : $"; it is {Listed(choices)}")}");
        return null;
    }

    public static string Kind(YamlNode node) => node.Kind switch
    {
        YamlKind.Mapping => "a mapping",
        YamlKind.Sequence => "a list",
        _ => node.IsNull ? "nothing" : "a text",
    };

    private static string Listed(IReadOnlyCollection<string> names) => $"'{string.Join("', '", names)}'";
}
