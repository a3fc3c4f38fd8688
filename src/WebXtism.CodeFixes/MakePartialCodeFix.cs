using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Adds <c>partial</c> to an interface, a class with host functions, or a type around one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix)), Shared]
internal sealed class MakePartialCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NotPartial, DiagnosticIds.UnsuitableClass);

    // WXT301 has reasons for which this is no remedy; it is one where the word is missing.
    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken) =>
        site.Node is TypeDeclarationSyntax declaration
        && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
        && !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword)
            ? site.Replace($"Make '{declaration.Identifier.ValueText}' partial", nameof(MakePartialCodeFix), declaration, Modifiers.AddPartial(declaration))
            : null;
}
