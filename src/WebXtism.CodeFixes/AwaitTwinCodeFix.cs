using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.Generators.Analyzers;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Awaits the asynchronous twin of a blocking member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitTwinCodeFix)), Shared]
internal sealed class AwaitTwinCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.BlockingCall);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // After '?.' there may be no task to await.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
                && Name(call.Expression) is { } name
                && !call.Ancestors().TakeWhile(static ancestor => ancestor is ExpressionSyntax).Any(ancestor => IsWhenNotNull(ancestor, call)))
            {
                string twin = name.Identifier.ValueText + BlockingCallAnalyzer.AsyncSuffix;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Await '{twin}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, Await(call, name, twin)))),
                        equivalenceKey: nameof(AwaitTwinCodeFix)),
                    diagnostic);
            }
        }
    }

    private static SimpleNameSyntax? Name(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static bool IsWhenNotNull(SyntaxNode ancestor, SyntaxNode call) =>
        ancestor is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Start <= call.SpanStart;

    private static ParenthesizedExpressionSyntax Await(InvocationExpressionSyntax call, SimpleNameSyntax name, string twin)
    {
        SyntaxToken identifier = SyntaxFactory.Identifier(twin).WithTriviaFrom(name.Identifier);
        InvocationExpressionSyntax asynchronous = call.ReplaceNode(name, name.WithIdentifier(identifier));
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.AwaitExpression(keyword, asynchronous.WithoutTrivia()))
            .WithTriviaFrom(call)
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
