using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.CodeFixes.Edits;

/// <summary>Changes the words before <c>class</c> and <c>interface</c>. What stands before the first of them (comments, the indent) stays before the first.</summary>
internal static class Modifiers
{
    private static readonly SyntaxKind[] s_accessibility = [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.PrivateKeyword];

    public static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? declaration : With(declaration, declaration.Modifiers.Append(Word(SyntaxKind.PartialKeyword)));

    public static TypeDeclarationSyntax Remove(TypeDeclarationSyntax declaration, params SyntaxKind[] kinds) =>
        With(declaration, declaration.Modifiers.Where(modifier => !kinds.Contains(modifier.Kind())));

    public static bool HasAccessibility(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(static modifier => s_accessibility.Contains(modifier.Kind()));

    public static TypeDeclarationSyntax WithAccessibility(TypeDeclarationSyntax declaration, params SyntaxKind[] accessibility) =>
        With(declaration, accessibility.Select(Word).Concat(declaration.Modifiers.Where(static modifier => !s_accessibility.Contains(modifier.Kind()))));

    private static TypeDeclarationSyntax With(TypeDeclarationSyntax declaration, IEnumerable<SyntaxToken> modifiers)
    {
        SyntaxToken first = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0] : declaration.Keyword;
        List<SyntaxToken> words = modifiers.Select(word => word == first ? word.WithLeadingTrivia() : word).Append(declaration.Keyword.WithLeadingTrivia()).ToList();
        words[0] = words[0].WithLeadingTrivia(first.LeadingTrivia);
        return declaration.WithModifiers(SyntaxFactory.TokenList(words.Take(words.Count - 1))).WithKeyword(words[words.Count - 1]);
    }

    private static SyntaxToken Word(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
