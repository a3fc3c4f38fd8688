using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Json;

/// <summary>Finds out how the metadata of one type is made. What it does not know it refuses: never anything but what reflection would do.</summary>
internal static class JsonTypeParser
{
    /// <summary>What cannot be sent, and of which the compiler says why.</summary>
    public static JsonNode DoesNotCompile { get; } = new(Model: null, [], []);

    /// <summary>What <see cref="JsonExpansion"/> found.</summary>
    public static JsonNode Endless { get; } = Refuse("holds itself in ever more type arguments", contextHelps: false);

    /// <summary>Parses a type without what it contains.</summary>
    /// <param name="type">The type.</param>
    /// <param name="assembly">The assembly that is being compiled.</param>
    public static JsonNode Parse(ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            return DoesNotCompile;
        }

        if (Unsuitable.Reason(type) is { } unsuitable)
        {
            return Refuse($"cannot be JSON: {unsuitable}", contextHelps: type.SpecialType == SpecialType.System_Object);
        }

        if (type is IArrayTypeSymbol array)
        {
            return Parse(array);
        }

        if (type is not INamedTypeSymbol named)
        {
            return Refuse("is no type that JSON knows", contextHelps: false);
        }

        if (named.LacksName())
        {
            return DoesNotCompile;
        }

        if (!IsReachable(named, assembly))
        {
            return Refuse("is out of the reach of generated code; make it internal or public", contextHelps: false);
        }

        if (HasOnlyAliases(named.ContainingAssembly, assembly))
        {
            return Refuse("is of an assembly that the project references under an extern alias alone, which generated code does not know", contextHelps: false);
        }

        return ParseWithConverter(named, assembly)
            ?? ParseValue(named)
            ?? JsonCollections.Parse(named)
            ?? RefuseForeign(named)
            ?? RefuseAmbiguous(named, assembly)
            ?? JsonObjectParser.Parse(named, assembly);
    }

    /// <summary>Whether a type is or holds an object, whose properties a naming policy renames.</summary>
    public static bool HasProperties(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasProperties(array.ElementType),
        INamedTypeSymbol { TypeKind: not (TypeKind.Enum or TypeKind.Error) } named when named.FindAttribute(JsonAttributes.Converter) is null && JsonValues.Converter(named) is null =>
            Optional.Value(named) is { } value ? HasProperties(value)
            : JsonCollections.Parse(named) is null || named.TypeArguments.Any(HasProperties),
        _ => false,
    };

    /// <summary>Makes the node of a type that is one expression.</summary>
    public static JsonNode Node(ITypeSymbol type, string expression, params ITypeSymbol[] parts) =>
        new(
            new JsonTypeModel(TypeNames.Key(type), expression, Object: null, new(parts.Select(TypeNames.Key))),
            parts.Select(static part => new JsonPart(part, Via: null)).ToList(),
            []);

    public static JsonNode Refuse(string reason, bool contextHelps = true) => new(Model: null, [], [new JsonProblem(reason, Place: null, contextHelps)]);

    /// <summary>Whether a class at the top level of the assembly may name the type.</summary>
    public static bool IsReachable(ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (type is IArrayTypeSymbol array)
        {
            return IsReachable(array.ElementType, assembly);
        }

        if (type is not INamedTypeSymbol named)
        {
            return type is ITypeParameterSymbol;
        }

        bool isFriend = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly) || type.ContainingAssembly?.GivesAccessTo(assembly) == true;
        bool isReachable = isFriend
            ? named.IsReachable()
            : named.Containers().Append(named).All(static part => part.DeclaredAccessibility == Accessibility.Public);
        return isReachable && named.TypeArguments.All(argument => IsReachable(argument, assembly));
    }

    private static bool HasOnlyAliases(IAssemblySymbol? referenced, IAssemblySymbol assembly) =>
        referenced is not null
        && (assembly as ISourceAssemblySymbol)?.Compilation.GetMetadataReference(referenced) is { Properties.Aliases: { IsDefaultOrEmpty: false } aliases }
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    // A type of this project wins, so that its name is never unclear. One that appears later, and that no source mentions, is
    // noticed at the next parse.
    private static JsonNode? RefuseAmbiguous(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly) || (assembly as ISourceAssemblySymbol)?.Compilation is not { } compilation)
        {
            return null;
        }

        INamedTypeSymbol outermost = type.Containers().FirstOrDefault() ?? type;
        string space = outermost.ContainingNamespace.IsGlobalNamespace ? "" : outermost.ContainingNamespace.ToDisplayString() + ".";
        INamedTypeSymbol? other = compilation.GetTypesByMetadataName(space + outermost.MetadataName)
            .FirstOrDefault(candidate => !SymbolEqualityComparer.Default.Equals(candidate, outermost.OriginalDefinition) && IsReachable(candidate, assembly) && !HasOnlyAliases(candidate.ContainingAssembly, assembly));
        return other is null ? null : Refuse($"is of '{type.ContainingAssembly.Name}', and '{other.ContainingAssembly.Name}' has a type of the same name; rename one", contextHelps: false);
    }

    private static JsonNode Parse(IArrayTypeSymbol array)
    {
        if (!array.IsSZArray)
        {
            return Refuse("has several dimensions; JSON knows arrays of arrays");
        }

        return array.ElementType.SpecialType == SpecialType.System_Byte
            ? Node(array, JsonValues.Value(array, "ByteArrayConverter"))
            : Node(array, $"ArrayOf<{TypeNames.Key(array.ElementType)}>(options)", array.ElementType);
    }

    private static JsonNode? ParseWithConverter(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (type.FindAttribute(JsonAttributes.Converter) is not { } attribute)
        {
            return null;
        }

        JsonConverterModel converter = JsonConverterParser.Parse(attribute, type, assembly);
        return converter.Problem is { } problem
            ? new JsonNode(Model: null, [], [new JsonProblem(problem, type)])
            : Node(type, $"Value<{TypeNames.Key(type)}>(options, {converter.Expression})");
    }

    private static JsonNode? ParseValue(INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            if (type.TypeArguments[0].OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                return DoesNotCompile;
            }

            return Node(type, $"NullableOf<{TypeNames.Key(type.TypeArguments[0])}>(options)", type.TypeArguments[0]);
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return JsonObjectParser.UnknownAttribute(type, JsonAttributes.OnTypes) is { } unknown
                ? new JsonNode(Model: null, [], [JsonTypeSettings.Unknown(unknown, type)])
                : Node(type, $"EnumOf<{TypeNames.Key(type)}>(options)");
        }

        return JsonValues.Converter(type) is { } converter ? Node(type, JsonValues.Value(type, converter)) : null;
    }

    // Reflection would look into these types too; what it finds there is seldom what anybody means.
    private static JsonNode? RefuseForeign(INamedTypeSymbol type)
    {
        if (type.AllInterfaces.Append(type).Any(static item => item.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return Refuse("is a collection that generated metadata does not know; use an array, List or Dictionary");
        }

        INamespaceSymbol? root = type.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            root = root.ContainingNamespace;
        }

        return root?.Name == "System" && type.DeclaringSyntaxReferences.Length == 0
            ? Refuse("is a type of the framework that generated metadata does not know")
            : null;
    }
}
