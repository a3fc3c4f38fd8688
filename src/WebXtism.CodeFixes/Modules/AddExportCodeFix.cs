using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Declares a method for an export of the module. What it takes and returns, the module does not say: text is a first guess.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddExportCodeFix)), Shared]
internal sealed class AddExportCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnusedExport);

    // One at a time: which exports an interface wants is a choice.
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue(ModuleFixProperties.Name, out string? export)
            || !site.Diagnostic.Properties.TryGetValue(ModuleFixProperties.Naming, out string? naming)
            || site.Node is not InterfaceDeclarationSyntax type
            || site.Model.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol plugin)
        {
            return null;
        }

        string method = MemberInsertion.MethodName(export!, plugin);
        string attribute = MemberInsertion.Attribute("global::WebXtism.Export", export!, method, (ExportNaming)int.Parse(naming!, CultureInfo.InvariantCulture));
        return site.Replace(
            $"Declare a method for the export '{export}'",
            $"{nameof(AddExportCodeFix)}:{export}",
            type,
            MemberInsertion.Append(type, $"{attribute}string {method}(string input);"));
    }
}
