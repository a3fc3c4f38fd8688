using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes;

/// <summary>Marks an interface that is loaded, or inherited by one that is, with <c>[ExtismPlugin]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkPluginCodeFix)), Shared]
internal sealed class MarkPluginCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ForeignMembers, DiagnosticIds.NotAPlugin);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // An interface may inherit several that are none; nobody marks only one of them.
        INamedTypeSymbol[] types = [.. Candidates(site, cancellationToken).Where(type => PluginMark.Fits(site.Solution, type, cancellationToken))];
        return types.Length == 0
            ? null
            : CodeAction.Create(
                $"Mark {string.Join(" and ", types.Select(static type => $"'{type.Name}'"))} with [ExtismPlugin]",
                stop => PluginMark.ApplyAsync(site.Solution, types, stop),
                equivalenceKey: nameof(MarkPluginCodeFix));
    }

    private static IEnumerable<INamedTypeSymbol> Candidates(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Diagnostic.Id == DiagnosticIds.NotAPlugin)
        {
            return site.Model.GetTypeInfo(site.Node, cancellationToken).Type is INamedTypeSymbol type ? [type] : [];
        }

        return site.Declaration<InterfaceDeclarationSyntax>() is { } declaration && site.Model.GetDeclaredSymbol(declaration, cancellationToken) is { } plugin
            ? PluginParser.ForeignInterfaces(plugin)
            : [];
    }
}
