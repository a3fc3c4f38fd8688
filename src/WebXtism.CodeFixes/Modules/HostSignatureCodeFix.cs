using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Gives a host function the parameters and the result that the module imports it with. What fits stays as it is; the body is the user's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HostSignatureCodeFix)), Shared]
internal sealed class HostSignatureCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.OtherSignature);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, string?> properties = site.Diagnostic.Properties;
        if (!properties.TryGetValue(ModuleFixProperties.HostClass, out string? hostClass)
            || HostClasses.Find(site, hostClass!, cancellationToken) is not { } type
            || WasmSignature.Parse(properties[ModuleFixProperties.Signature]!) is not { IsPossible: true } wanted)
        {
            return null;
        }

        ExportNaming naming = ExportNameParser.Naming(type);
        IMethodSymbol? method = HostClassParser.Functions(type).FirstOrDefault(function => ExportNameParser.Of(function, naming) == properties[ModuleFixProperties.Name]);
        if (method is null || !UserDeclarations.Of<MethodDeclarationSyntax>(site.Solution, method, cancellationToken).Any())
        {
            return null;
        }

        // Where errors are a payload, the result is one too, whatever the method returns.
        WasmSignature provided = WasmSignature.Parse(properties[ModuleFixProperties.Provided]!);
        if (HostFunctionParser.SendsErrors(method) && !provided.Results.SequenceEqual(wanted.Results, StringComparer.Ordinal))
        {
            return null;
        }

        return CodeAction.Create(
            $"Make '{type.Name}.{method.Name}' {properties[ModuleFixProperties.Signature]}",
            stop => UserDeclarations.ChangeAsync(
                site.Solution,
                UserDeclarations.Of<MethodDeclarationSyntax>(site.Solution, method, stop).Select(part => (part.Document, part.Syntax, Change(method, provided, wanted))),
                stop),
            equivalenceKey: nameof(HostSignatureCodeFix));
    }

    private static Func<MethodDeclarationSyntax, SyntaxNode> Change(IMethodSymbol method, WasmSignature provided, WasmSignature wanted) => current =>
    {
        MethodDeclarationSyntax changed = current;
        if (!provided.Results.SequenceEqual(wanted.Results, StringComparer.Ordinal))
        {
            // What was said about the old result is not true of the new one.
            changed = changed.RemoveNodes(changed.AttributeLists.Where(static list => list.Target?.Identifier.ValueText == "return"), SyntaxRemoveOptions.KeepNoTrivia)!
                .WithReturnType(ReturnType(method, wanted).WithTriviaFrom(changed.ReturnType))
                .WithLeadingTrivia(current.GetLeadingTrivia());
        }

        return changed.WithParameterList(Parameters(changed.ParameterList, method, provided.Parameters, wanted.Parameters));
    };

    private static TypeSyntax ReturnType(IMethodSymbol method, WasmSignature wanted)
    {
        ReturnShape shape = ReturnShape.Of(method);
        string? value = wanted.Results.Count == 0 ? null : WasmSignature.Type(wanted.Results[0], shape.Value);
        string type = shape.Asynchrony == Asynchrony.None
            ? value ?? "void"
            : $"global::System.Threading.Tasks.{shape.Asynchrony}{(value is null ? "" : $"<{value}>")}";
        return SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static ParameterListSyntax Parameters(ParameterListSyntax list, IMethodSymbol method, IReadOnlyList<string> provided, IReadOnlyList<string> wanted)
    {
        // A parameter without a default value cannot follow one with it.
        bool grows = wanted.Count > provided.Count;
        var parameters = new List<ParameterSyntax>();
        int index = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterSyntax syntax = list.Parameters[parameter.Ordinal];
            if (!HostFunctionParser.IsFromPlugin(parameter))
            {
                parameters.Add(syntax);
            }
            else if (index++ is var position && position < wanted.Count)
            {
                ParameterSyntax kept = grows ? syntax.WithDefault(null) : syntax;
                parameters.Add(provided[position] == wanted[position] ? kept : WithType(kept, WasmSignature.Type(wanted[position], parameter.Type)));
            }
        }

        var names = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);
        int end = method.Parameters.Length > 0 && HostFunctionParser.IsToken(method.Parameters[method.Parameters.Length - 1]) ? parameters.Count - 1 : parameters.Count;
        parameters.InsertRange(end, wanted.Skip(provided.Count).Select(kind => New(WasmSignature.Type(kind), names)));

        // The places keep their commas, and the line breaks behind them.
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        IEnumerable<SyntaxToken> commas = list.Parameters.GetSeparators().Concat(Enumerable.Repeat(comma, parameters.Count));
        return list.WithParameters(SyntaxFactory.SeparatedList(parameters, commas.Take(Math.Max(0, parameters.Count - 1)))).WithAdditionalAnnotations(Formatter.Annotation);
    }

    // What was said about the old type ([Payload], a default value) is not true of the new one.
    private static ParameterSyntax WithType(ParameterSyntax parameter, string type) =>
        parameter
            .WithAttributeLists(default)
            .WithDefault(null)
            .WithType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTriviaFrom(parameter);

    private static ParameterSyntax New(string type, HashSet<string> names)
    {
        string name = "a";
        for (int i = 1; !names.Add(name); i++)
        {
            name = i < 26 ? ((char)('a' + i)).ToString() : $"a{i}";
        }

        return SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space));
    }
}
