using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes;

/// <summary>Takes back a name or namespace that cannot be used: without one, everything has a name that can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultNameCodeFix)), Shared]
internal sealed class DefaultNameCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnusableName, DiagnosticIds.KernelNamespace);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || Attributes.Positional(attribute) is null
            || site.Model.GetTypeInfo(attribute, cancellationToken).Type is not INamedTypeSymbol type
            || Default(site, attribute, type, cancellationToken) is not { } name)
        {
            return null;
        }

        // [Export] alone says nothing; the others are more than a name.
        SyntaxNode root = type.HasName(MetadataNames.ExportAttribute)
            ? Attributes.Remove(site.Root, attribute)
            : site.Root.ReplaceNode(attribute, Attributes.WithoutArgument(attribute));
        return CodeAction.Create(
            $"Use the default, '{name}'",
            _ => Task.FromResult(site.Document.WithSyntaxRoot(root)),
            equivalenceKey: nameof(DefaultNameCodeFix));
    }

    private static string? Default(FixSite site, AttributeSyntax attribute, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.HasName(MetadataNames.HostFunctionsAttribute) ? HostClassParser.DefaultNamespace
        : attribute.Parent?.Parent is MethodDeclarationSyntax syntax && site.Model.GetDeclaredSymbol(syntax, cancellationToken) is { } method
            ? ExportNames.FromMethod(method.Name, ExportNameParser.Naming(method.ContainingType))
            : null;
}
