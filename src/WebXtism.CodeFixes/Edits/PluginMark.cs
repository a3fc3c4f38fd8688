using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes.Edits;

/// <summary>Makes a plugin interface of an interface: the attribute, and <c>partial</c> on it and on the types around it.</summary>
internal static class PluginMark
{
    /// <summary>Whether the interface can be one, and is the user's to change.</summary>
    public static bool Fits(Solution solution, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Interface && !type.IsGenericType && UserDeclarations.Of<InterfaceDeclarationSyntax>(solution, type, cancellationToken).Any();

    public static Task<Solution> ApplyAsync(Solution solution, IEnumerable<INamedTypeSymbol> types, CancellationToken cancellationToken)
    {
        var changes = new List<(Document, TypeDeclarationSyntax, Func<TypeDeclarationSyntax, SyntaxNode>)>();
        var reopened = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in types)
        {
            foreach (INamedTypeSymbol container in type.Containers().Where(container => !container.IsPartial() && reopened.Add(container)))
            {
                (Document document, TypeDeclarationSyntax syntax) = UserDeclarations.Of<TypeDeclarationSyntax>(solution, container, cancellationToken).First();
                changes.Add((document, syntax, Modifiers.AddPartial));
            }

            (Document file, InterfaceDeclarationSyntax declaration) = UserDeclarations.Of<InterfaceDeclarationSyntax>(solution, type, cancellationToken).First();
            changes.Add((file, declaration, static current => Attributes.Add(Modifiers.AddPartial(current), "ExtismPlugin")));
        }

        return UserDeclarations.ChangeAsync(solution, changes, cancellationToken);
    }
}
