using WebXtism.Build.Schemas.Yaml;
using WebXtism.Linking;

namespace WebXtism.Build.Schemas;

/// <summary>Reads XTP schemas: version <c>v1-draft</c>, and <c>v0</c>, which is a list of exports without types.</summary>
internal sealed class SchemaReader
{
    // What is a name for a name for a name… of a type.
    private const int MaxAliases = 16;

    private static readonly string[] s_versions = ["v1-draft", "v0"];

    private readonly SchemaProblems _problems;
    private readonly SchemaKeys _keys;
    private readonly SchemaTypeReader _types;
    private readonly Dictionary<string, SchemaComponent> _components = new(StringComparer.Ordinal);

    private SchemaReader(SchemaProblems problems)
    {
        _problems = problems;
        _keys = new SchemaKeys(problems);
        _types = new SchemaTypeReader(problems);
    }

    /// <summary>Reads a schema.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="problems">Gets what is wrong with it.</param>
    /// <returns>The schema; <see langword="null"/> when something is wrong.</returns>
    /// <exception cref="SchemaFormatException">The text is no YAML.</exception>
    public static SchemaDocument? Read(string text, SchemaProblems problems)
    {
        SchemaDocument? document = new SchemaReader(problems).Read(YamlReader.Read(text));
        return problems.Found.Count == 0 ? document : null;
    }

    private SchemaDocument? Read(YamlNode root)
    {
        if (!_keys.IsMapping(root, "a schema", "version", "exports", "imports", "components"))
        {
            return null;
        }

        if (root["version"] is null)
        {
            _problems.Add(root, "there is no 'version'; write 'version: v1-draft'");
            return null;
        }

        string? version = _keys.Choice(root, "version", s_versions);
        if (root["exports"] is not { } exports)
        {
            _problems.Add(root, "there are no 'exports'");
            return null;
        }

        if (version == "v0")
        {
            return ReadUntyped(root, exports);
        }

        ReadComponents(root["components"]);
        var document = new SchemaDocument(ReadFunctions(exports, "exports"), root["imports"] is { } imports ? ReadFunctions(imports, "imports") : [], _components);
        CheckReferences(document);
        return document;
    }

    private SchemaDocument ReadUntyped(YamlNode root, YamlNode exports)
    {
        foreach (KeyValuePair<YamlNode, YamlNode> entry in root.Entries.Where(static entry => entry.Key.Text is "imports" or "components"))
        {
            _problems.Add(entry.Key, $"version v0 has no '{entry.Key.Text}'; write 'version: v1-draft'");
        }

        var functions = new List<SchemaFunction>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (exports.Kind != YamlKind.Sequence)
        {
            _problems.Add(exports, $"in version v0 'exports' is a list of names, not {SchemaKeys.Kind(exports)}");
        }

        foreach (YamlNode name in exports.Items)
        {
            var bytes = new SchemaValue(new SchemaType(SchemaKind.Buffer, name), ContentType.Binary, Description: null);
            if (name.Kind != YamlKind.Scalar)
            {
                _problems.Add(name, $"in version v0 an export is a name, not {SchemaKeys.Kind(name)}");
            }
            else if (!names.Add(name.Text))
            {
                _problems.Add(name, $"'{SchemaText.Shown(name.Text)}' is there twice");
            }
            else
            {
                functions.Add(new SchemaFunction(name.Text, name, Description: null, bytes, bytes));
            }
        }

        return new SchemaDocument(functions, [], _components);
    }

    private List<SchemaFunction> ReadFunctions(YamlNode node, string key)
    {
        var functions = new List<SchemaFunction>();
        if (node.Kind != YamlKind.Mapping)
        {
            if (!node.IsNull)
            {
                _problems.Add(node, $"'{key}' is a mapping from names to functions, not {SchemaKeys.Kind(node)}");
            }

            return functions;
        }

        foreach (KeyValuePair<YamlNode, YamlNode> entry in node.Entries)
        {
            string subject = $"'{SchemaText.Shown(entry.Key.Text)}'";
            if (entry.Value.IsNull)
            {
                functions.Add(new SchemaFunction(entry.Key.Text, entry.Key, Description: null, Input: null, Output: null));
            }
            else if (_keys.IsMapping(entry.Value, subject, "description", "input", "output", "codeSamples"))
            {
                functions.Add(new SchemaFunction(
                    entry.Key.Text,
                    entry.Key,
                    _keys.Text(entry.Value, "description"),
                    entry.Value["input"] is { } input ? _types.ReadValue(input, $"the input of {subject}") : null,
                    entry.Value["output"] is { } output ? _types.ReadValue(output, $"the output of {subject}") : null));
            }
        }

        return functions;
    }

    private void ReadComponents(YamlNode? node)
    {
        if (node is null || !_keys.IsMapping(node, "'components'", "schemas") || node["schemas"] is not { } schemas)
        {
            return;
        }

        if (schemas.Kind != YamlKind.Mapping)
        {
            if (!schemas.IsNull)
            {
                _problems.Add(schemas, $"'schemas' is a mapping from names to types, not {SchemaKeys.Kind(schemas)}");
            }

            return;
        }

        foreach (KeyValuePair<YamlNode, YamlNode> entry in schemas.Entries)
        {
            if (_types.ReadComponent(entry.Key, entry.Value) is { } component)
            {
                _components.Add(component.Name, component);
            }
        }
    }

    private void CheckReferences(SchemaDocument document)
    {
        foreach (SchemaFunction function in document.Exports.Concat(document.Imports))
        {
            CheckReference(function.Input?.Type);
            CheckReference(function.Output?.Type);
        }

        foreach (SchemaComponent component in _components.Values)
        {
            CheckReference(component.Alias);
            foreach (SchemaProperty property in component.Properties ?? [])
            {
                CheckReference(property.Type);
            }
        }

        foreach (SchemaComponent component in _components.Values.Where(static component => component.Alias is not null))
        {
            CheckAlias(component);
        }
    }

    private void CheckReference(SchemaType? type)
    {
        for (SchemaType? current = type; current is not null && !_problems.IsFull; current = current.Items)
        {
            if (current.Component is { } name && !_components.ContainsKey(name))
            {
                _problems.Add(current.Place, $"there is no component '{SchemaText.Shown(name)}'{NearestName.Clause(name, _components.Keys)}".TrimEnd('.'));
            }
        }
    }

    // Objects may contain themselves; a name that stands for itself, or for a list of itself, stands for nothing.
    private void CheckAlias(SchemaComponent component)
    {
        SchemaComponent? current = component;
        for (int steps = 0; current?.Alias is { } alias; steps++)
        {
            if (steps == MaxAliases)
            {
                _problems.Add(component.Place, $"'{SchemaText.Shown(component.Name)}' is a name for itself, or for more than {MaxAliases} other names; make one of them an object");
                return;
            }

            while (alias.Items is { } items)
            {
                alias = items;
            }

            current = alias.Component is { } name && _components.TryGetValue(name, out SchemaComponent? next) ? next : null;
        }
    }
}
