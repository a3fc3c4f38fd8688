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

/// <summary>Gives a type, and the types around it, as much visibility as generated code needs, and no more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeReachableCodeFix)), Shared]
internal sealed class MakeReachableCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.Unreachable, DiagnosticIds.NoHostFunctions, DiagnosticIds.WrongCodec);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // The rules have other reasons too; this is a remedy for one of them.
        if (Target(site, cancellationToken) is not { } type || type.IsReachable() || type.Containers().Any(static container => container.IsGenericType))
        {
            return null;
        }

        INamedTypeSymbol[] hidden = [.. type.Containers().Append(type).Where(static part => !IsVisible(part))];
        return hidden.Any(HasRival) || hidden.Any(part => !UserDeclarations.Of<TypeDeclarationSyntax>(site.Solution, part, cancellationToken).Any())
            ? null
            : CodeAction.Create(
                $"Make {string.Join(" and ", hidden.Select(static part => $"'{part.Name}'"))} internal",
                stop => UserDeclarations.ChangeAsync(site.Solution, hidden.SelectMany(part => Changes(site.Solution, part, stop)), stop),
                equivalenceKey: nameof(MakeReachableCodeFix));
    }

    private static INamedTypeSymbol? Target(FixSite site, CancellationToken cancellationToken) => site.Node switch
    {
        TypeDeclarationSyntax declaration => site.Model.GetDeclaredSymbol(declaration, cancellationToken),
        TypeOfExpressionSyntax import => site.Model.GetTypeInfo(import.Type, cancellationToken).Type as INamedTypeSymbol,
        GenericNameSyntax { TypeArgumentList.Arguments: [var codec] } => site.Model.GetTypeInfo(codec, cancellationToken).Type as INamedTypeSymbol,
        _ => null,
    };

    private static bool IsVisible(INamedTypeSymbol part) =>
        !part.IsFileLocal && part.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    // What is local to its file may have the name of a type that is not.
    private static bool HasRival(INamedTypeSymbol part) =>
        part.IsFileLocal && part.ContainingNamespace.GetTypeMembers(part.Name, part.Arity).Any(static other => !other.IsFileLocal);

    private static IEnumerable<(Document, TypeDeclarationSyntax, Func<TypeDeclarationSyntax, SyntaxNode>)> Changes(Solution solution, INamedTypeSymbol part, CancellationToken cancellationToken)
    {
        List<(Document Document, TypeDeclarationSyntax Syntax)> declarations = UserDeclarations.Of<TypeDeclarationSyntax>(solution, part, cancellationToken).ToList();
        if (part.IsFileLocal)
        {
            return declarations.Select(static declaration => (declaration.Document, declaration.Syntax, Change(static current => Modifiers.Remove(current, SyntaxKind.FileKeyword))));
        }

        // Parts of one type must agree; where none says anything, the first one may say it for all.
        SyntaxKind[] words = part.DeclaredAccessibility == Accessibility.Protected ? [SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword] : [SyntaxKind.InternalKeyword];
        List<(Document Document, TypeDeclarationSyntax Syntax)> said = declarations.Where(static declaration => Modifiers.HasAccessibility(declaration.Syntax)).ToList();
        return (said.Count > 0 ? said : declarations.Take(1))
            .Select(declaration => (declaration.Document, declaration.Syntax, Change(current => Modifiers.WithAccessibility(current, words))));
    }

    private static Func<TypeDeclarationSyntax, SyntaxNode> Change(Func<TypeDeclarationSyntax, SyntaxNode> change) => change;
}
