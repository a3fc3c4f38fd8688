using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Makes an <c>async void</c> host function return its task, so that the plugin waits for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTaskCodeFix)), Shared]
internal sealed class ReturnTaskCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.AsyncVoid);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // What others declare or have to repeat cannot be changed here alone.
        if (site.Declaration<MethodDeclarationSyntax>() is not { } syntax
            || site.Model.GetDeclaredSymbol(syntax, cancellationToken) is not { IsOverride: false, IsVirtual: false, PartialDefinitionPart: null, PartialImplementationPart: null } method
            || Implements(method))
        {
            return null;
        }

        TypeSyntax task = SyntaxFactory.ParseTypeName("global::System.Threading.Tasks.Task")
            .WithTriviaFrom(syntax.ReturnType)
            .WithAdditionalAnnotations(Simplifier.Annotation, Imports.Annotation);
        return CodeAction.Create(
            "Return Task",
            stop => Imports.AddAsync(site.Document, syntax.SpanStart, "Task", site.Document.WithSyntaxRoot(site.Root.ReplaceNode(syntax.ReturnType, task)), stop),
            equivalenceKey: nameof(ReturnTaskCodeFix));
    }

    private static bool Implements(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
