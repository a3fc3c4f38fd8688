using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Reads a class, record, struct or polymorphic interface as an object of JSON.</summary>
internal static class JsonObjectParser
{
    public static JsonNode Parse(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            return JsonTypeParser.Refuse("is no type that JSON knows", contextHelps: false);
        }

        var problems = new List<JsonProblem>();
        var parts = new List<JsonPart>();
        var settings = new List<JsonSettingModel>();
        JsonTypeSettings.Parse(type, settings, parts, problems);
        if (problems.Count > 0)
        {
            return new JsonNode(Model: null, [], problems);
        }

        var members = new JsonMemberParser(type, assembly);
        members.Parse();
        if (members.Members.Any(static member => member.Symbol.Name.Length == 0))
        {
            return JsonTypeParser.DoesNotCompile;
        }

        problems.AddRange(members.Problems);
        JsonConstructor constructor = JsonConstructorParser.Parse(type, members, assembly);
        if (constructor.Problem is not null)
        {
            problems.Add(constructor.Problem);
        }

        CheckAccessors(type, members, constructor, problems);
        CheckRoles(members, constructor, problems);
        parts.AddRange(members.Members
            .Where(static member => !member.IsIgnored && !member.HasOwnConverter)
            .Select(static member => new JsonPart(member.Type, member.Symbol)));
        if (problems.Count > 0)
        {
            return new JsonNode(Model: null, parts, problems);
        }

        string key = TypeNames.Key(type);
        string method = JsonNames.Identifier(key);
        var model = new JsonObjectModel(
            method,
            key,
            TypeNames.Message(type),
            constructor.Creation,
            new((constructor.Symbol?.Parameters.AsEnumerable() ?? []).Select(Parameter)),
            new(members.Members.Select(member => Member(member, constructor))),
            new(settings))
        {
            SeeminglyUnused = constructor.IsHidden && type.TypeKind == TypeKind.Class && !IsPublic(type) ? type.GetDocumentationCommentId() : null,
        };
        return new JsonNode(
            new JsonTypeModel(key, $"{method}(options)", model, new(parts.Select(static part => TypeNames.Key(part.Type)).Distinct(StringComparer.Ordinal))),
            parts,
            [])
        {
            Members = members.Members,
        };
    }

    /// <summary>An attribute of System.Text.Json that is not among the known ones.</summary>
    public static string? UnknownAttribute(ISymbol symbol, HashSet<string> known) =>
        symbol.GetAttributes()
            .Select(static attribute => attribute.AttributeClass)
            .FirstOrDefault(attribute => IsJson(attribute) && !known.Contains(JsonNames.FullName(attribute!)))?.Name
            .Replace("Attribute", "");

    private static bool IsJson(INamedTypeSymbol? attribute)
    {
        for (INamedTypeSymbol? current = attribute; current is not null; current = current.BaseType)
        {
            if (current.HasName(JsonAttributes.Base))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublic(INamedTypeSymbol type) => type.Containers().Append(type).All(static part => part.DeclaredAccessibility == Accessibility.Public);

    // An unsafe accessor of a generic type would have to be generic itself.
    private static void CheckAccessors(INamedTypeSymbol type, JsonMemberParser members, JsonConstructor constructor, List<JsonProblem> problems)
    {
        if (constructor.IsHidden && type.IsGenericType)
        {
            problems.Add(new JsonProblem("is generic, and its constructor cannot be called from generated code", constructor.Symbol));
        }

        foreach (JsonMember member in members.Members)
        {
            bool isHidden = member.Get is JsonAccess.Method or JsonAccess.Field
                || (member.Set is JsonAccess.Method or JsonAccess.Field && !IsBound(member, constructor));
            if (isHidden && member.Symbol.ContainingType.IsGenericType)
            {
                problems.Add(new JsonProblem("is init-only or not public, which generated code cannot reach in a generic type", member.Symbol));
            }
        }
    }

    // The serializer would throw when the type is first used.
    private static void CheckRoles(JsonMemberParser members, JsonConstructor constructor, List<JsonProblem> problems)
    {
        foreach (JsonMember member in members.Members)
        {
            bool isParameter = constructor.Symbol?.Parameters.Any(parameter => JsonConstructorParser.Binds(parameter, member)) == true;
            if (isParameter && member.Traits.Contains("ExtensionData"))
            {
                problems.Add(new JsonProblem("has [JsonExtensionData] and is a parameter of the constructor, which cannot be both", member.Symbol, ContextHelps: false));
            }

            if (!isParameter && constructor.Creation != JsonCreation.Never && member.Set == JsonAccess.None && IsRequired(member, constructor))
            {
                problems.Add(new JsonProblem("is required, and nothing that is read may set it", member.Symbol, ContextHelps: false));
            }
        }
    }

    private static bool IsRequired(JsonMember member, JsonConstructor constructor) =>
        member.Symbol.FindAttribute(JsonAttributes.Required) is not null
        || (member.Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
            && !(constructor.Symbol is { } symbol && JsonConstructorParser.SetsRequiredMembers(symbol)));

    private static bool IsBound(JsonMember member, JsonConstructor constructor) =>
        constructor.TakesMembers && constructor.Symbol!.Parameters.Any(parameter => JsonConstructorParser.Binds(parameter, member));

    private static JsonParameterModel Parameter(IParameterSymbol parameter) =>
        new(
            parameter.Name,
            TypeNames.Key(parameter.Type),
            parameter.HasExplicitDefaultValue ? JsonLiterals.Default(parameter) : null,
            parameter.Type.IsReferenceType
                ? !JsonNullability.TakesNoNull(parameter, parameter.Type)
                : parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    private static JsonMemberModel Member(JsonMember member, JsonConstructor constructor)
    {
        bool isBound = IsBound(member, constructor);
        IEnumerable<string> traits = member.Traits;
        if (!IsRequired(member, constructor))
        {
            traits = traits.Where(static trait => trait != "Required");
        }

        // A member that nothing sets after reading says nothing about what was read.
        if (member.Set == JsonAccess.None && !isBound)
        {
            traits = traits.Where(static trait => trait != "TakesNoNull");
        }

        List<string> all = traits.ToList();
        return new JsonMemberModel(
            member.Symbol.Name,
            TypeNames.Key(member.Type),
            TypeNames.Key(member.Symbol.ContainingType),
            member.Symbol.ContainingType.IsValueType,
            member.Get,
            isBound && member.Set != JsonAccess.Direct ? JsonAccess.None : member.Set,
            new(all.Count == 0 ? member.Arguments : member.Arguments.Prepend(Traits(all))));
    }

    private static string Traits(List<string> traits) =>
        "traits: " + string.Join(" | ", traits.Select(static trait => $"{Code.JsonMemberTraits}.{trait}"));
}
