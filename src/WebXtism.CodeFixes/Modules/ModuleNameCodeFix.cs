using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Names the <c>ExtismModule</c> that is probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModuleNameCodeFix)), Shared]
internal sealed class ModuleNameCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnknownModule);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue(ModuleFixProperties.Nearest, out string? nearest) || site.Node is not LiteralExpressionSyntax literal)
        {
            return null;
        }

        LiteralExpressionSyntax right = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(nearest!)).WithTriviaFrom(literal);
        return site.Replace($"Change to '{nearest}'", nameof(ModuleNameCodeFix), literal, right);
    }
}
