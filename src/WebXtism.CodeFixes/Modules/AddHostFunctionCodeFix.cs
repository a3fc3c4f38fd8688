using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Declares a host function that the module imports, in the class that has the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHostFunctionCodeFix)), Shared]
internal sealed class AddHostFunctionCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.MissingImport);

    public override FixAllProvider? GetFixAllProvider() => null;

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue(ModuleFixProperties.HostClass, out string? hostClass)
            || HostClasses.Find(site, hostClass!, cancellationToken) is not { } type
            || WasmSignature.Parse(site.Diagnostic.Properties[ModuleFixProperties.Signature]!) is not { IsPossible: true } signature
            || UserDeclarations.Of<TypeDeclarationSyntax>(site.Solution, type, cancellationToken).ToList() is not [var (document, declaration), ..])
        {
            return null;
        }

        string import = site.Diagnostic.Properties[ModuleFixProperties.Name]!;
        return CodeAction.Create(
            $"Declare the host function '{import}' in '{type.Name}'",
            stop => UserDeclarations.ChangeAsync(
                site.Solution, [(document, declaration, current => MemberInsertion.Append(current, Stub(import, signature, type)))], stop),
            equivalenceKey: $"{nameof(AddHostFunctionCodeFix)}:{import}");
    }

    private static string Stub(string import, WasmSignature signature, INamedTypeSymbol type)
    {
        string method = MemberInsertion.MethodName(import, type);
        string attribute = $"[global::WebXtism.HostFunction({SyntaxFactory.Literal(import).Text})] ";
        string list = string.Join(", ", signature.Parameters.Select(static (kind, index) => $"{WasmSignature.Type(kind)} {(char)('a' + (index % 26))}{(index < 26 ? "" : index / 26)}"));
        // The body is the user's to write; until then the build is green and a call says what is missing.
        return $"{attribute}public {(signature.Results.Count == 0 ? "void" : WasmSignature.Type(signature.Results[0]))} {method}({list}) => throw new global::System.NotImplementedException();";
    }
}
