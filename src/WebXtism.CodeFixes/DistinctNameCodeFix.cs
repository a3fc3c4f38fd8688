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

/// <summary>Names an export or import of its own, in the attribute of the method, where two methods have one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DistinctNameCodeFix)), Shared]
internal sealed class DistinctNameCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.SameExport, DiagnosticIds.SameImport);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // What two inherited interfaces call differently has to be changed in one of them.
        if (site.Declaration<MethodDeclarationSyntax>() is not { } syntax || site.Model.GetDeclaredSymbol(syntax, cancellationToken) is not { } method)
        {
            return null;
        }

        (string attribute, string name) = site.Diagnostic.Id == DiagnosticIds.SameExport
            ? ("Export", DistinctNames.ForExport(method))
            : ("HostFunction", DistinctNames.ForImport(method));
        return site.Replace($"Name it '{name}'", nameof(DistinctNameCodeFix), syntax, Attributes.Named(syntax, attribute, name));
    }
}
