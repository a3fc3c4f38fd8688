using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Finds the class of <c>Imports</c> that a diagnostic is about.</summary>
internal static class HostClasses
{
    /// <param name="site">The class in the list, or the list.</param>
    /// <param name="name">Its name, fully qualified.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static INamedTypeSymbol? Find(FixSite site, string name, CancellationToken cancellationToken) =>
        site.Node.DescendantNodesAndSelf().OfType<TypeOfExpressionSyntax>()
            .Select(syntax => site.Model.GetTypeInfo(syntax.Type, cancellationToken).Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == name);
}
