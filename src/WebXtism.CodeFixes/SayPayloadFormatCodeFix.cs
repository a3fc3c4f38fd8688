using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Says in which form a number travels: as JSON, as it does without, or as bytes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SayPayloadFormatCodeFix)), Shared]
internal sealed class SayPayloadFormatCodeFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> s_formats = ImmutableArray.Create("Json", "Binary");

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.AmbiguousNumber);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode? owner = root?.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().FirstOrDefault(static node => node is ParameterSyntax or MethodDeclarationSyntax);
            if (owner is null)
            {
                continue;
            }

            foreach (string format in s_formats)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Say PayloadFormat.{format}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(owner, Say(owner, format)))),
                        equivalenceKey: format),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Say(SyntaxNode owner, string format)
    {
        // A method that is parsed is the shortest way to an attribute list with the right trivia.
        string target = owner is MethodDeclarationSyntax ? "return: " : "";
        AttributeListSyntax list = SyntaxFactory.ParseMemberDeclaration($"[{target}global::WebXtism.Payload(global::WebXtism.PayloadFormat.{format})] void M();")!.AttributeLists[0]
            .WithAdditionalAnnotations(Simplifier.Annotation);
        SyntaxNode bare = owner.WithoutLeadingTrivia();
        SyntaxNode said = bare is MethodDeclarationSyntax method
            ? method.WithAttributeLists(method.AttributeLists.Insert(0, list))
            : ((ParameterSyntax)bare).WithAttributeLists(((ParameterSyntax)bare).AttributeLists.Insert(0, list));
        return said.WithLeadingTrivia(owner.GetLeadingTrivia());
    }
}
