using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Names the export that is probably meant with <c>[Export]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExportNameCodeFix)), Shared]
internal sealed class ExportNameCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.MissingExport);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // A method that is inherited is reported at the interface that inherits it.
        if (!site.Diagnostic.Properties.TryGetValue(ModuleFixProperties.Nearest, out string? nearest) || site.Node is not MethodDeclarationSyntax method)
        {
            return null;
        }

        return site.Replace($"Call the export '{nearest}'", nameof(ExportNameCodeFix), method, Attributes.Named(method, "Export", nearest!));
    }
}
