using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Reads a <c>[JsonConverter]</c>.</summary>
internal static class JsonConverterParser
{
    private const string StringEnumConverter = JsonAttributes.Namespace + ".JsonStringEnumConverter";
    private const string ConverterBase = JsonAttributes.Namespace + ".JsonConverter";
    private const string FactoryBase = JsonAttributes.Namespace + ".JsonConverterFactory";

    /// <summary>Reads the attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="target">The type of what it stands on.</param>
    /// <param name="assembly">The assembly that is being compiled.</param>
    public static JsonConverterModel Parse(AttributeData attribute, ITypeSymbol target, IAssemblySymbol assembly)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol converter || converter.TypeKind == TypeKind.Error)
        {
            return JsonConverterModel.Unusable("has a [JsonConverter] that names no converter");
        }

        ITypeSymbol underlying = target is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : target;
        bool isNullable = !ReferenceEquals(underlying, target);
        if (converter.HasName(StringEnumConverter))
        {
            // The generic one does the same and needs no code at run time.
            return underlying.TypeKind != TypeKind.Enum
                ? JsonConverterModel.Unusable($"has the converter of enums, and '{TypeNames.Message(target)}' is none")
                : new JsonConverterModel($"new global::{StringEnumConverter}<{TypeNames.Key(underlying)}>()", IsLifted: isNullable);
        }

        if (Obstacle(converter, assembly) is { } obstacle)
        {
            return JsonConverterModel.Unusable($"has the converter '{TypeNames.Message(converter)}', which {obstacle}");
        }

        string expression = $"new {TypeNames.Key(converter)}()";
        bool isFactory = Ancestors(converter).Any(static ancestor => ancestor.HasName(FactoryBase));
        if (isFactory)
        {
            return new JsonConverterModel(expression, IsLifted: isNullable);
        }

        ITypeSymbol? converted = Ancestors(converter).FirstOrDefault(static ancestor => ancestor.HasName(ConverterBase, arity: 1))?.TypeArguments[0];
        bool isExact = SymbolEqualityComparer.Default.Equals(converted, target);
        return isExact || (isNullable && SymbolEqualityComparer.Default.Equals(converted, underlying))
            ? new JsonConverterModel(expression, IsLifted: !isExact)
            : JsonConverterModel.Unusable(
                $"has the converter '{TypeNames.Message(converter)}', which converts '{(converted is null ? "nothing" : TypeNames.Message(converted))}' and not '{TypeNames.Message(target)}'");
    }

    private static string? Obstacle(INamedTypeSymbol converter, IAssemblySymbol assembly) => converter switch
    {
        { IsUnboundGenericType: true } => "is generic",
        { IsAbstract: true } => "is abstract",
        _ when !JsonTypeParser.IsReachable(converter, assembly) => "is out of the reach of generated code",
        _ when !converter.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public) => "has no public constructor without parameters",
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}
