using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Names the export that is probably meant with <c>[Export]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExportNameCodeFix)), Shared]
internal sealed class ExportNameCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.MissingExport);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A method that is inherited is reported at the interface that inherits it.
            if (diagnostic.Properties.TryGetValue(ModuleFixProperties.Nearest, out string? nearest)
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Call the export '{nearest}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method, WithExport(method, nearest!)))),
                        equivalenceKey: nameof(ExportNameCodeFix)),
                    diagnostic);
            }
        }
    }

    private static MethodDeclarationSyntax WithExport(MethodDeclarationSyntax method, string export)
    {
        AttributeArgumentListSyntax argument = SyntaxFactory.ParseAttributeArgumentList($"({SyntaxFactory.Literal(export).Text})")!;
        AttributeSyntax? existing = method.AttributeLists.SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute => attribute.Name.ToString().Split('.', ':').Last() is "Export" or "ExportAttribute");
        if (existing is not null)
        {
            return method.ReplaceNode(existing, existing.WithArgumentList(argument));
        }

        // What stands before the method (comments, the indent) stands before the attribute from now on.
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::WebXtism.Export"), argument)))
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space)
            .WithAdditionalAnnotations(Simplifier.Annotation);
        MethodDeclarationSyntax bare = method.WithLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
