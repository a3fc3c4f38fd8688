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
internal sealed class AddUsingCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NeverDisposed);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // The word would hold for all variables of a declaration, and the language does not take it in a section of a switch.
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is
                { Declaration.Variables: [var variable], Parent: BlockSyntax or GlobalStatementSyntax } declaration
                && model?.GetDeclaredSymbol(variable, context.CancellationToken) is ILocalSymbol local)
            {
                bool isAwaited = local.Type.AllInterfaces.Any(static implemented => implemented.Name == "IAsyncDisposable")
                    && AwaitContext.Allows(model, declaration, context.CancellationToken);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        isAwaited ? "Add 'await using'" : "Add 'using'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, AddUsing(declaration, isAwaited)))),
                        equivalenceKey: nameof(AddUsingCodeFix)),
                    diagnostic);
            }
        }
    }

    private static LocalDeclarationStatementSyntax AddUsing(LocalDeclarationStatementSyntax declaration, bool isAwaited)
    {
        LocalDeclarationStatementSyntax disposed = declaration.WithoutLeadingTrivia().WithUsingKeyword(Word(SyntaxKind.UsingKeyword));
        return (isAwaited ? disposed.WithAwaitKeyword(Word(SyntaxKind.AwaitKeyword)) : disposed).WithLeadingTrivia(declaration.GetLeadingTrivia());
    }

    private static SyntaxToken Word(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
