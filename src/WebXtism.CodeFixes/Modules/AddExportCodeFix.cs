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
internal sealed class AddExportCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnusedExport);

    // One at a time: which exports an interface wants is a choice.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ModuleFixProperties.Name, out string? export)
                && diagnostic.Properties.TryGetValue(ModuleFixProperties.Naming, out string? naming)
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is InterfaceDeclarationSyntax type)
            {
                string method = MemberInsertion.MethodName(export!);
                string attribute = MemberInsertion.Attribute("global::WebXtism.Export", export!, method, (ExportNaming)int.Parse(naming!, CultureInfo.InvariantCulture));
                TypeDeclarationSyntax changed = MemberInsertion.Append(type, $"{attribute}string {method}(string input);");
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare a method for the export '{export}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, changed))),
                        equivalenceKey: $"{nameof(AddExportCodeFix)}:{export}"),
                    diagnostic);
            }
        }
    }
}
