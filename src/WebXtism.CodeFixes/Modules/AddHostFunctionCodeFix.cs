using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Modules;

namespace WebXtism.CodeFixes.Modules;

/// <summary>
/// Declares a host function that the module imports, in the class that has the others. An i64 is nearly always the handle of a
/// block, so it becomes bytes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHostFunctionCodeFix)), Shared]
internal sealed class AddHostFunctionCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.MissingImport);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ModuleFixProperties.HostClass, out string? hostClass)
                && diagnostic.Properties.TryGetValue(ModuleFixProperties.Name, out string? import)
                && diagnostic.Properties.TryGetValue(ModuleFixProperties.Signature, out string? signature)
                && Stub(import!, signature!) is { } stub
                && Find(root, model, diagnostic, hostClass!, context.CancellationToken) is { } type)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare the host function '{import}' in '{type.Name}'",
                        cancellationToken => ApplyAsync(context.Document.Project, type, stub, cancellationToken),
                        equivalenceKey: $"{nameof(AddHostFunctionCodeFix)}:{import}"),
                    diagnostic);
            }
        }
    }

    private static INamedTypeSymbol? Find(SyntaxNode? root, SemanticModel? model, Diagnostic diagnostic, string hostClass, CancellationToken cancellationToken) =>
        root?.FindNode(diagnostic.Location.SourceSpan).DescendantNodesAndSelf().OfType<TypeOfExpressionSyntax>()
            .Select(syntax => model?.GetTypeInfo(syntax.Type, cancellationToken).Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == hostClass);

    private static async Task<Solution> ApplyAsync(Project project, INamedTypeSymbol type, string stub, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            // The class has a generated part too.
            if (project.Solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax declaration)
            {
                SyntaxNode root = await reference.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                return document.WithSyntaxRoot(root.ReplaceNode(declaration, MemberInsertion.Append(declaration, stub))).Project.Solution;
            }
        }

        return project.Solution;
    }

    // Null for what C# has no parameter for: vectors and references.
    private static string? Stub(string import, string signature)
    {
        string[] parts = signature.Split(["->"], StringSplitOptions.None);
        string?[] parameters = [.. Kinds(parts[0]).Select(Type)];
        string?[] results = [.. Kinds(parts[1]).Select(Type)];
        if (results.Length > 1 || parameters.Concat(results).Any(static type => type is null))
        {
            return null;
        }

        string method = MemberInsertion.MethodName(import);
        string attribute = $"[global::WebXtism.HostFunction({SyntaxFactory.Literal(import).Text})] ";
        string list = string.Join(", ", parameters.Select(static (type, index) => $"{type} {(char)('a' + (index % 26))}{(index < 26 ? "" : index / 26)}"));
        // The body is the user's to write; until then the build is green and a call says what is missing.
        return $"{attribute}public {(results.Length == 0 ? "void" : results[0])} {method}({list}) => throw new global::System.NotImplementedException();";
    }

    private static string[] Kinds(string list) => list.Trim().Trim('(', ')').Split([", "], StringSplitOptions.RemoveEmptyEntries);

    private static string? Type(string kind) => kind switch
    {
        "i32" => "int",
        "i64" => "byte[]",
        "f32" => "float",
        "f64" => "double",
        _ => null,
    };
}
