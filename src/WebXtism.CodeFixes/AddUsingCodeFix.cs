using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Analyzers;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Adds <c>using</c>, or <c>await using</c> where that is possible, to the declaration of a local.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddUsingCodeFix)), Shared]
internal sealed class AddUsingCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NeverDisposed);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // The word would hold for all variables of a declaration, and the language does not take it in a section of a switch.
        if (site.Declaration<LocalDeclarationStatementSyntax>() is not { Declaration.Variables: [var variable], Parent: BlockSyntax or GlobalStatementSyntax } declaration
            || site.Model.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol local)
        {
            return null;
        }

        bool isAwaited = local.Type.AllInterfaces.Any(static implemented => implemented.Name == "IAsyncDisposable")
            && AwaitContext.Allows(site.Model, declaration, cancellationToken);
        return site.Replace(isAwaited ? "Add 'await using'" : "Add 'using'", nameof(AddUsingCodeFix), declaration, AddUsing(declaration, isAwaited));
    }

    private static LocalDeclarationStatementSyntax AddUsing(LocalDeclarationStatementSyntax declaration, bool isAwaited)
    {
        LocalDeclarationStatementSyntax disposed = declaration.WithoutLeadingTrivia().WithUsingKeyword(Word(SyntaxKind.UsingKeyword));
        return (isAwaited ? disposed.WithAwaitKeyword(Word(SyntaxKind.AwaitKeyword)) : disposed).WithLeadingTrivia(declaration.GetLeadingTrivia());
    }

    private static SyntaxToken Word(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
