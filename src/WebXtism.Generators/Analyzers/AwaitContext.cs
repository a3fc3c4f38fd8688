using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.Generators.Analyzers;

/// <summary>Where the language takes an <c>await</c>.</summary>
internal static class AwaitContext
{
    /// <summary>Whether a node is in an asynchronous function, and in no part of it that forbids <c>await</c>.</summary>
    public static bool Allows(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(node.SpanStart, cancellationToken) is IMethodSymbol { IsAsync: true }
        && !node.Ancestors().TakeWhile(static ancestor => !IsFunction(ancestor)).Any(Forbids)
        && !node.Ancestors().Any(IsUnsafe);

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax;

    private static bool Forbids(SyntaxNode node) => node is LockStatementSyntax or CatchFilterClauseSyntax;

    // Functions inside an unsafe context are in it too.
    private static bool IsUnsafe(SyntaxNode node) => node switch
    {
        UnsafeStatementSyntax => true,
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    };
}
