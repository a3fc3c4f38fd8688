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
internal sealed class AwaitTwinCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.BlockingCall);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // After '?.' there may be no task to await.
        if (site.Node is not InvocationExpressionSyntax call
            || Name(call.Expression) is not { } name
            || call.Ancestors().TakeWhile(static ancestor => ancestor is ExpressionSyntax).Any(ancestor => IsWhenNotNull(ancestor, call)))
        {
            return null;
        }

        string twin = name.Identifier.ValueText + BlockingCallAnalyzer.AsyncSuffix;
        return site.Replace($"Await '{twin}'", nameof(AwaitTwinCodeFix), call, Await(call, name, twin));
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
