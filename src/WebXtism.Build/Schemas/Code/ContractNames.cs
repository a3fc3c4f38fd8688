using WebXtism.Build.Schemas.Yaml;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Schemas;

namespace WebXtism.Build.Schemas.Code;

/// <summary>What everything in a schema is called in C#, and the rules by which most of it gets its name back.</summary>
internal sealed class ContractNames
{
    // What every object or record has, and what a record must not have.
    private static readonly string[] s_reservedMembers =
        ["Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString"];

    private readonly Dictionary<string, Dictionary<string, string>> _members = new(StringComparer.Ordinal);

    private ContractNames(SchemaDocument schema, ContractSettings settings, SchemaProblems problems)
    {
        string[] own = schema.Imports.Count == 0 ? [settings.Interface] : [settings.Interface, settings.HostFunctions, settings.ImportsInterface];
        List<SchemaComponent> types = schema.Components.Values.Where(static component => component.Alias is null).ToList();
        Types = Identifiers.Assign(types.Select(static type => type.Place), own, "Type", "component", problems);
        string[] functions = [.. s_reservedMembers, .. own, "Dispose", "DisposeAsync", "LoadAsync"];
        Exports = Identifiers.Assign(schema.Exports.Select(static function => function.Place), functions, "Function", "export", problems);
        Imports = Identifiers.Assign(schema.Imports.Select(static function => function.Place), [.. functions, "@functions"], "Function", "import", problems);
        foreach (SchemaComponent component in types.Where(component => Types.ContainsKey(component.Name)))
        {
            IEnumerable<YamlNode> members = component.Values ?? (component.Properties ?? []).Select(static property => property.Place);
            string[] reserved = component.Values is null ? [.. s_reservedMembers, Types[component.Name]] : ["value__"];
            _members.Add(component.Name, Identifiers.Assign(members, reserved, "Value", component.Values is null ? "property" : "value", problems));
        }

        Taken = [.. own, .. Types.Values];
        CheckFunctions([.. schema.Exports, .. schema.Imports], problems);
        CheckValues(types, problems);
        CheckProperties(types, problems);
        ExportNaming = Best(ExportNaming.SnakeCase, naming => Exports.Count(pair => ExportNames.FromMethod(pair.Value, naming) == pair.Key));
        ImportNaming = Best(ExportNaming.SnakeCase, naming => Imports.Count(pair => ExportNames.FromMethod(pair.Value, naming) == pair.Key));
        JsonNaming = Best(JsonNaming.CamelCase, naming => types.Where(static type => type.Properties is not null).Sum(type =>
            _members.TryGetValue(type.Name, out Dictionary<string, string>? members) ? members.Count(pair => JsonPropertyNames.FromProperty(pair.Value, naming) == pair.Key) : 0));
    }

    /// <summary>The types of components.</summary>
    public IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>The methods of exports.</summary>
    public IReadOnlyDictionary<string, string> Exports { get; }

    /// <summary>The methods of imports.</summary>
    public IReadOnlyDictionary<string, string> Imports { get; }

    /// <summary>The types that the schema makes.</summary>
    public IReadOnlyCollection<string> Taken { get; }

    /// <summary>The naming that most exports follow.</summary>
    public ExportNaming ExportNaming { get; }

    /// <summary>The naming that most imports follow.</summary>
    public ExportNaming ImportNaming { get; }

    /// <summary>The naming that most properties follow.</summary>
    public JsonNaming JsonNaming { get; }

    /// <summary>Names everything.</summary>
    public static ContractNames Of(SchemaDocument schema, ContractSettings settings, SchemaProblems problems) => new(schema, settings, problems);

    /// <summary>A property of an object, or a value of an enum.</summary>
    public string Member(SchemaComponent component, string name) => _members[component.Name][name];

    private static void CheckFunctions(SchemaFunction[] functions, SchemaProblems problems)
    {
        foreach (SchemaFunction function in functions)
        {
            if (ExportNames.Problem(function.Name) is { } problem)
            {
                problems.Add(function.Place, $"'{SchemaText.Shown(function.Name)}' is no name of a function: {problem}");
            }
        }
    }

    // As the options of the generated metadata have it.
    private static void CheckProperties(List<SchemaComponent> types, SchemaProblems problems)
    {
        foreach (SchemaComponent type in types)
        {
            foreach (SchemaProperty[] twins in (type.Properties ?? []).GroupBy(static property => property.Name, StringComparer.OrdinalIgnoreCase).Select(static group => group.Take(2).ToArray()).Where(static twins => twins.Length > 1))
            {
                problems.Add(twins[1].Place, $"'{SchemaText.Shown(twins[1].Name)}' differs from '{SchemaText.Shown(twins[0].Name)}' by case alone, which JSON here does not tell apart");
            }
        }
    }

    // System.Text.Json refuses such names when the enum is first used.
    private static void CheckValues(List<SchemaComponent> types, SchemaProblems problems)
    {
        foreach (YamlNode value in types.SelectMany(static type => type.Values ?? []))
        {
            if (value.Text.Length == 0 || value.Text.Trim().Length < value.Text.Length)
            {
                problems.Add(value, "the value of an enum is not empty, and neither begins nor ends with a space");
            }
        }
    }

    // The default where it is as good as any.
    private static T Best<T>(T @default, Func<T, int> count)
        where T : struct, Enum =>
        ((T[])Enum.GetValues(typeof(T))).OrderByDescending(count).ThenBy(naming => naming.Equals(@default) ? 0 : 1).First();
}
