using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Moves a <c>CancellationToken</c> to the end of the parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveTokenCodeFix)), Shared]
internal sealed class MoveTokenCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.TokenPosition);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Of two tokens nobody knows which one is meant.
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { Parent: ParameterListSyntax list } token
                && list.Parameters.Last() != token
                && list.Parameters.Count(parameter => parameter.Type?.ToString() == token.Type?.ToString()) == 1)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Make '{token.Identifier.ValueText}' the last parameter",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, Move(list, token)))),
                        equivalenceKey: nameof(MoveTokenCodeFix)),
                    diagnostic);
            }
        }
    }

    // Each place keeps its trivia: line breaks belong to the list and not to a parameter.
    private static ParameterListSyntax Move(ParameterListSyntax list, ParameterSyntax token)
    {
        IEnumerable<ParameterSyntax> ordered = list.Parameters.Where(parameter => parameter != token).Append(token)
            .Zip(list.Parameters, static (parameter, place) => parameter.WithTriviaFrom(place));
        return list.WithParameters(SyntaxFactory.SeparatedList(ordered, list.Parameters.GetSeparators()));
    }
}
