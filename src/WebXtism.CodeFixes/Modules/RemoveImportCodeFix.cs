using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Removes a class from <c>Imports</c> that is there twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveImportCodeFix)), Shared]
internal sealed class RemoveImportCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NoHostFunctions);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node is not TypeOfExpressionSyntax import
            || import.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } list
            || site.Model.GetTypeInfo(import.Type, cancellationToken).Type is not { } type)
        {
            return null;
        }

        bool isThere = list.DescendantNodes().OfType<TypeOfExpressionSyntax>()
            .TakeWhile(earlier => earlier != import)
            .Any(earlier => SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(earlier.Type, cancellationToken).Type, type));
        SyntaxNode element = import.Parent is ExpressionElementSyntax wrapper ? wrapper : import;
        return isThere
            ? CodeAction.Create(
                $"Remove the second 'typeof({type.Name})'",
                _ => Task.FromResult(site.Document.WithSyntaxRoot(site.Root.RemoveNode(element, SyntaxRemoveOptions.KeepTrailingTrivia)!)),
                equivalenceKey: nameof(RemoveImportCodeFix))
            : null;
    }
}
