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
        // Comments and directives (#if) belong to a place: what stands before a word that goes is before the next one that stays,
        // and what stands before that one is before the words that are put there.
        List<SyntaxToken> words = modifiers.Append(declaration.Keyword).ToList();
        SyntaxTriviaList pending = SyntaxFactory.TriviaList();
        int next = 0;
        foreach (SyntaxToken present in declaration.Modifiers.Append(declaration.Keyword))
        {
            pending = pending.AddRange(present.LeadingTrivia);
            int index = words.IndexOf(present);
            if (index >= 0)
            {
                words[index] = present.WithLeadingTrivia();
                words[next] = words[next].WithLeadingTrivia(pending);
                pending = SyntaxFactory.TriviaList();
                next = index + 1;
            }
        }

        return declaration.WithModifiers(SyntaxFactory.TokenList(words.Take(words.Count - 1))).WithKeyword(words[words.Count - 1]);
    }

    private static SyntaxToken Word(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
