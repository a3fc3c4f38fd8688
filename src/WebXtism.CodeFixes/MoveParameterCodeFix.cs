using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes;

/// <summary>Moves a <c>CancellationToken</c> to the end of the parameters, and a <c>HostCall</c> to their beginning.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveParameterCodeFix)), Shared]
internal sealed class MoveParameterCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.TokenPosition, DiagnosticIds.UnsupportedHostFunction);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Declaration<MethodDeclarationSyntax>() is not { } syntax || site.Model.GetDeclaredSymbol(syntax, cancellationToken) is not { } method)
        {
            return null;
        }

        // Of two tokens nobody knows which one is meant.
        IParameterSymbol[] ordered = [.. method.Parameters.OrderBy(static parameter => HostFunctionParser.IsHostCall(parameter) ? -1 : HostFunctionParser.IsToken(parameter) ? 1 : 0)];
        IParameterSymbol[] moved = [.. ordered.Where(static (parameter, index) => parameter.Ordinal != index && (HostFunctionParser.IsHostCall(parameter) || HostFunctionParser.IsToken(parameter)))];
        return moved.Length == 0 || method.Parameters.Any(static parameter => parameter.IsParams) || ordered.Count(HostFunctionParser.IsToken) > 1 || ordered.Count(HostFunctionParser.IsHostCall) > 1
            ? null
            : site.Replace(
                $"Move {string.Join(" and ", moved.Select(static parameter => $"'{parameter.Name}'"))} to {(moved.Length > 1 ? "their places" : HostFunctionParser.IsToken(moved[0]) ? "the end" : "the beginning")}",
                nameof(MoveParameterCodeFix),
                syntax.ParameterList,
                Order(syntax.ParameterList, ordered));
    }

    // Each place keeps its trivia: line breaks belong to the list and not to a parameter.
    private static ParameterListSyntax Order(ParameterListSyntax list, IParameterSymbol[] ordered) =>
        list.WithParameters(SyntaxFactory.SeparatedList(
            ordered.Zip(list.Parameters, (parameter, place) => Parameter(list, parameter, ordered).WithTriviaFrom(place)),
            list.Parameters.GetSeparators()));

    // What must be given cannot follow what need not be.
    private static ParameterSyntax Parameter(ParameterListSyntax list, IParameterSymbol parameter, IParameterSymbol[] ordered)
    {
        ParameterSyntax syntax = list.Parameters[parameter.Ordinal];
        return HostFunctionParser.IsToken(parameter) && !parameter.IsOptional && ordered.Any(static other => other.IsOptional)
            ? syntax.WithDefault((EqualsValueClauseSyntax)SyntaxFactory.ParseParameterList("(int a = default)").Parameters[0].Default!).WithIdentifier(syntax.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            : syntax;
    }
}
