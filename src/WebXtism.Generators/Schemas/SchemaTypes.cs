using Microsoft.CodeAnalysis;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Schemas;

/// <summary>Writes types as JSON has them. Objects and enums become components, each once.</summary>
internal sealed class SchemaTypes(IAssemblySymbol assembly, List<string> problems, CancellationToken cancellationToken)
{
    private static readonly Dictionary<string, (string Type, string? Format)> s_values = new(StringComparer.Ordinal)
    {
        ["BooleanConverter"] = ("boolean", null),
        ["ByteConverter"] = ("integer", "uint8"),
        ["SByteConverter"] = ("integer", "int8"),
        ["UInt16Converter"] = ("integer", "uint16"),
        ["Int16Converter"] = ("integer", "int16"),
        ["UInt32Converter"] = ("integer", "uint32"),
        ["Int32Converter"] = ("integer", "int32"),
        ["UInt64Converter"] = ("integer", "uint64"),
        ["Int64Converter"] = ("integer", "int64"),
        ["HalfConverter"] = ("number", "float"),
        ["SingleConverter"] = ("number", "float"),
        ["DoubleConverter"] = ("number", "double"),
        ["DecimalConverter"] = ("number", null),
        ["DateTimeConverter"] = ("string", "date-time"),
        ["DateTimeOffsetConverter"] = ("string", "date-time"),
        ["MemoryByteConverter"] = ("buffer", null),
        ["ReadOnlyMemoryByteConverter"] = ("buffer", null),
        ["JsonObjectConverter"] = ("object", null),
        ["JsonArrayConverter"] = ("array", null),
        ["StringConverter"] = ("string", null),
        ["CharConverter"] = ("string", null),
        ["GuidConverter"] = ("string", null),
        ["DateOnlyConverter"] = ("string", null),
        ["TimeOnlyConverter"] = ("string", null),
        ["TimeSpanConverter"] = ("string", null),
        ["UriConverter"] = ("string", null),
        ["VersionConverter"] = ("string", null),
    };

    private readonly SortedDictionary<string, YamlMap> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, JsonNaming Naming), string> _names = [];

    /// <summary>The components that were met so far.</summary>
    public YamlMap Components()
    {
        var components = new YamlMap();
        foreach (KeyValuePair<string, YamlMap> component in _components)
        {
            components.Add(component.Key, component.Value);
        }

        return components;
    }

    public static string Reference(string component) => "#/components/schemas/" + component;

    public static bool IsNullable(ITypeSymbol type) =>
        Optional.Value(type) is not null || (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>A type, as an input, a property or the items of a list have it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="naming">How its properties are named.</param>
    /// <param name="subject">Whose type it is, for problems.</param>
    public YamlMap Type(ITypeSymbol type, JsonNaming naming, string subject) =>
        Bare(Optional.Value(type) ?? type, naming, subject).Add("nullable", IsNullable(type));

    public void AddProperty(YamlMap properties, string name, ITypeSymbol type, JsonNaming naming, string? description, bool isNullable, string subject)
    {
        if (!SchemaNames.IsName(name))
        {
            problems.Add($"{subject}: '{ShownName.Of(name)}' is no name that schemas take; they take ASCII letters, digits, _ and $");
        }

        properties.Add(name, Bare(Optional.Value(type) ?? type, naming, subject).Add("nullable", isNullable).Add("description", description));
    }

    /// <summary>Adds a component under the first name that is free.</summary>
    public string AddComponent(string wish, YamlMap component)
    {
        string name = FreeName([wish]);
        _components.Add(name, component);
        return name;
    }

    private YamlMap Bare(ITypeSymbol type, JsonNaming naming, string subject)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType.SpecialType == SpecialType.System_Byte
                ? new YamlMap().Add("type", "buffer")
                : new YamlMap().Add("type", "array").Add("items", Type(array.ElementType, naming, subject));
        }

        var named = (INamedTypeSymbol)type;
        if (named.FindAttribute(JsonAttributes.Converter) is not null)
        {
            return Refuse(subject, $"'{TypeNames.Message(type)}' has a converter, and what that writes no schema knows");
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return new YamlMap().Add("$ref", Reference(Component(named, naming, () => Enum(named))));
        }

        if (JsonValues.Converter(named) is { } converter)
        {
            return s_values.TryGetValue(converter, out (string Type, string? Format) value)
                ? new YamlMap().Add("type", value.Type).Add("format", value.Format)
                : Refuse(subject, $"'{TypeNames.Message(type)}' has no type in schemas");
        }

        if (JsonCollections.Parse(named) is not null)
        {
            YamlMap items = Type(named.TypeArguments[named.TypeArguments.Length - 1], naming, subject);
            return named.TypeArguments.Length == 1
                ? new YamlMap().Add("type", "array").Add("items", items)
                : new YamlMap().Add("type", "object").Add("additionalProperties", items);
        }

        if (named.FindAttribute(JsonAttributes.DerivedType) is not null)
        {
            return Refuse(subject, $"'{TypeNames.Message(type)}' is one of several types, which schemas do not know");
        }

        return new YamlMap().Add("$ref", Reference(Component(named, naming, () => SchemaObject.Write(named, assembly, naming, this, problems, cancellationToken))));
    }

    // Named before it is written: it may contain itself.
    private string Component(INamedTypeSymbol type, JsonNaming naming, Func<YamlMap> write)
    {
        (string, JsonNaming) key = (TypeNames.Key(type), type.TypeKind == TypeKind.Enum ? JsonNaming.Exact : naming);
        if (_names.TryGetValue(key, out string? known))
        {
            return known;
        }

        string bare = TypeNames.Words(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        string name = FreeName([bare, (type.ContainingType?.Name ?? type.ContainingNamespace.Name) + bare]);
        _names.Add(key, name);
        _components.Add(name, new YamlMap());
        _components[name] = write();
        return name;
    }

    private string FreeName(string[] wishes)
    {
        string[] names = wishes.Select(SchemaNames.Near).ToArray();
        string last = names[names.Length - 1];
        return names.FirstOrDefault(name => !_components.ContainsKey(name))
            ?? Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{last}{number}").First(name => !_components.ContainsKey(name));
    }

    private YamlMap Enum(INamedTypeSymbol type)
    {
        string? description = DocumentationText.Of(type, cancellationToken).Summary;

        // Several at once are one text with commas.
        if (type.FindAttribute("System.FlagsAttribute") is not null)
        {
            return new YamlMap().Add("type", "string").Add("description", description);
        }

        IEnumerable<string> values = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field =>
            field.FindAttribute($"{JsonAttributes.Namespace}.JsonStringEnumMemberNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? field.Name);
        return new YamlMap().Add("type", "string").Add("enum", values.ToList()).Add("description", description);
    }

    private YamlMap Refuse(string subject, string reason)
    {
        problems.Add($"{subject}: {reason}");
        return [];
    }
}
