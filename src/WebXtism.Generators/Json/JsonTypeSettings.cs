using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Reads the attributes that are about a type as a whole: polymorphism, numbers, members that are not known.</summary>
internal static class JsonTypeSettings
{
    public static void Parse(INamedTypeSymbol type, List<JsonSettingModel> settings, List<JsonPart> parts, List<JsonProblem> problems)
    {
        if (JsonObjectParser.UnknownAttribute(type, JsonAttributes.OnTypes) is { } unknown)
        {
            problems.Add(Unknown(unknown, type));
        }

        Single(type, JsonAttributes.NumberHandling, "Numbers", settings);
        Single(type, JsonAttributes.UnmappedMemberHandling, "Unmapped", settings);
        List<AttributeData> derived = type.GetAttributes().Where(static attribute => attribute.AttributeClass.HasName(JsonAttributes.DerivedType)).ToList();
        if (derived.Count > 0)
        {
            ParsePolymorphism(type, derived, settings, parts, problems);
        }
        else if (type.FindAttribute(JsonAttributes.Polymorphic) is not null)
        {
            problems.Add(new JsonProblem("has [JsonPolymorphic] without a [JsonDerivedType]", type, ContextHelps: false));
        }
        else if (type.TypeKind == TypeKind.Interface)
        {
            problems.Add(new JsonProblem("is an interface; name the type, or add [JsonDerivedType]"));
        }
        else if (type.IsAbstract)
        {
            problems.Add(new JsonProblem("is abstract; name the type, or add [JsonDerivedType]"));
        }

        if (type.TypeKind == TypeKind.Interface && !type.AllInterfaces.IsEmpty)
        {
            problems.Add(new JsonProblem("is an interface that inherits others, whose order in JSON generated metadata does not know"));
        }
    }

    public static JsonProblem Unknown(string attribute, ISymbol place) => new($"has the attribute [{attribute}], which generated metadata does not know", place);

    private static void Single(INamedTypeSymbol type, string attribute, string method, List<JsonSettingModel> settings)
    {
        if (type.FindAttribute(attribute)?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Enum } value)
        {
            settings.Add(new JsonSettingModel($".{method}({JsonLiterals.Enum(value)})", new([]), ""));
        }
    }

    private static void ParsePolymorphism(
        INamedTypeSymbol type, List<AttributeData> derived, List<JsonSettingModel> settings, List<JsonPart> parts, List<JsonProblem> problems)
    {
        var items = new List<string>();
        foreach (KeyValuePair<string, TypedConstant> argument in type.FindAttribute(JsonAttributes.Polymorphic)?.NamedArguments.AsEnumerable() ?? [])
        {
            string? value = argument.Value switch
            {
                { Kind: TypedConstantKind.Enum } constant => JsonLiterals.Enum(constant),
                { Value: string text } => JsonLiterals.Text(text),
                { Value: bool flag } => flag ? "true" : "false",
                _ => null,
            };
            if (value is not null)
            {
                items.Add($"{argument.Key} = {value},");
            }
        }

        items.Add("DerivedTypes =");
        items.Add("{");
        foreach (AttributeData attribute in derived)
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol { IsUnboundGenericType: false } named)
            {
                problems.Add(new JsonProblem("has a [JsonDerivedType] that names no type that can be made", type));
                continue;
            }

            string discriminator = attribute.ConstructorArguments.Length < 2
                ? ""
                : attribute.ConstructorArguments[1].Value switch
                {
                    string text => $", {JsonLiterals.Text(text)}",
                    int number => $", {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                    _ => "",
                };
            items.Add($"    new(typeof({TypeNames.Key(named)}){discriminator}),");
            if (!SymbolEqualityComparer.Default.Equals(named, type))
            {
                parts.Add(new JsonPart(named, type));
            }
        }

        items.Add("},");
        settings.Add(new JsonSettingModel($".Polymorphic(new global::{JsonAttributes.Namespace}.Metadata.JsonPolymorphismOptions", new(items), ")"));
    }
}
