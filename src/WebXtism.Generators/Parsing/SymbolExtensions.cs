using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.Generators.Parsing;

internal static class SymbolExtensions
{
    /// <summary>
    /// Compares by name instead of by symbol: a model is parsed for one type at a time, and looking a dozen types up in the
    /// compilation for each of them would cost more than the parsing.
    /// </summary>
    public static bool HasName(this ITypeSymbol? type, string metadataName, int arity = 0)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named || named.Arity != arity)
        {
            return false;
        }

        int dot = metadataName.LastIndexOf('.');
        return named.Name.Length == metadataName.Length - dot - 1
            && metadataName.EndsWith(named.Name, StringComparison.Ordinal)
            && named.ContainingNamespace.ToDisplayString() == metadataName.Substring(0, dot);
    }

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName) => Find(symbol.GetAttributes(), metadataName);

    public static AttributeData? FindReturnAttribute(this IMethodSymbol method, string metadataName) => Find(method.GetReturnTypeAttributes(), metadataName);

    public static bool IsPartial(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static reference =>
            reference.GetSyntax() is TypeDeclarationSyntax syntax
            && syntax.Modifiers.Any(static modifier => modifier.ValueText == "partial"));

    /// <summary>The types around this one, the outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(this INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Push(container);
        }

        return containers;
    }

    /// <summary>Whether the name of a type, or of what it is in, is still to be typed. The compiler says so.</summary>
    public static bool LacksName(this INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part = (INamespaceOrTypeSymbol?)part.ContainingType ?? part.ContainingNamespace)
        {
            if (part.Name.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name of a method, or of one of its parameters, is still to be typed.</summary>
    public static bool LacksName(this IMethodSymbol method) =>
        method.Name.Length == 0 || method.Parameters.Any(static parameter => parameter.Name.Length == 0);

    /// <summary>Whether a class at the top level of the same assembly may name the type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type) =>
        type.Containers().Append(type).All(static part =>
            !part.IsFileLocal
            && part.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    /// <summary>Members by file and position: the order of the trees in the compilation must not show in the output.</summary>
    public static IEnumerable<T> InSourceOrder<T>(this IEnumerable<T> members)
        where T : ISymbol =>
        members
            .OrderBy(static member => member.Locations.FirstOrDefault()?.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static member => member.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0);

    private static AttributeData? Find(IEnumerable<AttributeData> attributes, string metadataName) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeClass.HasName(metadataName));
}
