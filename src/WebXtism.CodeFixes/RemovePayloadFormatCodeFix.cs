using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Removes a <c>[Payload]</c> that does not fit: without it the type alone decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePayloadFormatCodeFix)), Shared]
internal sealed class RemovePayloadFormatCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.WrongFormat);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken) =>
        site.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? CodeAction.Create(
                $"Remove [{attribute}]",
                _ => Task.FromResult(site.Document.WithSyntaxRoot(Attributes.Remove(site.Root, attribute))),
                equivalenceKey: nameof(RemovePayloadFormatCodeFix))
            : null;
}
