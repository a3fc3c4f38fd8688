using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Removes a <c>[Payload]</c> that does not fit: without it the type alone decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePayloadFormatCodeFix)), Shared]
internal sealed class RemovePayloadFormatCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.WrongFormat);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax list } attribute)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Remove [{attribute}]",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(Remove(root, list, attribute))),
                        equivalenceKey: nameof(RemovePayloadFormatCodeFix)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Remove(SyntaxNode root, AttributeListSyntax list, AttributeSyntax attribute)
    {
        if (list.Attributes.Count > 1)
        {
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // What stands before the first attribute of a method (comments, the indent) is the method's.
        SyntaxNode owner = list.Parent!;
        return root.ReplaceNode(owner, owner.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(owner.GetLeadingTrivia()));
    }
}
