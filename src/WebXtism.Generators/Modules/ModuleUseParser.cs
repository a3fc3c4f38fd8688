using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Modules;

/// <summary>Reads what an <c>[ExtismPlugin]</c> says about its module.</summary>
internal static class ModuleUseParser
{
    public static ModuleUse Parse(AttributeData attribute, ParseScope scope) =>
        new(
            Name(attribute),
            attribute.NamedArguments.All(static argument => argument is not { Key: "PinModule", Value.Value: false }),
            HasImports(attribute) ? new EquatableArray<ImportClass>(ParseImports(attribute, scope)) : null);

    /// <summary>The module that an interface names, if any.</summary>
    public static string? Name(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string { Length: > 0 } name ? name : null;

    public static bool HasImports(AttributeData attribute) => attribute.NamedArguments.Any(static argument => argument is { Key: "Imports", Value: { Kind: TypedConstantKind.Array, IsNull: false } });

    /// <summary>The types in <c>Imports</c>.</summary>
    public static ImmutableArray<INamedTypeSymbol> ImportTypes(AttributeData attribute) =>
        HasImports(attribute)
            ? attribute.NamedArguments.First(static argument => argument.Key == "Imports").Value.Values.Select(static value => value.Value).OfType<INamedTypeSymbol>().ToImmutableArray()
            : ImmutableArray<INamedTypeSymbol>.Empty;

    private static IEnumerable<ImportClass> ParseImports(AttributeData attribute, ParseScope scope)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        ImmutableArray<INamedTypeSymbol> types = ImportTypes(attribute);
        for (int i = 0; i < types.Length; i++)
        {
            INamedTypeSymbol type = types[i];
            if (type.TypeKind == TypeKind.Error)
            {
                // The compiler says so.
                scope.Fail();
            }
            else if (Obstacle(type) is { } obstacle)
            {
                scope.Report(Rules.NoHostFunctions, AttributeSyntaxes.Import(attribute, i), type.Name, obstacle);
            }
            else if (seen.Add(type))
            {
                yield return new ImportClass(TypeNames.TypeOf(type), TypeNames.Cref(type), type.Name, type.Containers().Append(type).All(static part => part.DeclaredAccessibility == Accessibility.Public));
            }
            else
            {
                scope.Report(Rules.NoHostFunctions, AttributeSyntaxes.Import(attribute, i), type.Name, "is there twice");
            }
        }
    }

    private static string? Obstacle(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsStatic || type.IsUnboundGenericType)
        {
            return "is no class of which there are objects";
        }

        if (!HostClassParser.Functions(type).Any() && !type.AllInterfaces.Any(static inherited => inherited.HasName(MetadataNames.HostFunctionsInterface)))
        {
            return "has no [HostFunction] methods";
        }

        return type.IsReachable() ? null : "is out of the reach of generated code; make it internal or public";
    }
}
