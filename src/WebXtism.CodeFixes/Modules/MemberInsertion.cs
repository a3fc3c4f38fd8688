using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes.Modules;

/// <summary>Adds a method for an export or import to the end of a type.</summary>
internal static class MemberInsertion
{
    /// <param name="type">The type.</param>
    /// <param name="member">The method as C#, with full names.</param>
    public static TypeDeclarationSyntax Append(TypeDeclarationSyntax type, string member) =>
        WithBraces(type).AddMembers(SyntaxFactory.ParseMemberDeclaration(member)!
            .WithLeadingTrivia(type.Members.Count > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.ElasticEndOfLine("\n")) : SyntaxFactory.TriviaList())
            .WithTrailingTrivia(SyntaxFactory.ElasticEndOfLine("\n"))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));

    /// <summary>kv_read -> KvRead: a name for a method, that no other member of the type has.</summary>
    public static string MethodName(string name, INamedTypeSymbol type)
    {
        string method = MethodName(name);
        string free = method;
        for (int number = 2; free == type.Name || !type.GetMembers(free).IsEmpty; number++)
        {
            free = method + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    // "interface IGreeter;" has no place for members.
    private static TypeDeclarationSyntax WithBraces(TypeDeclarationSyntax type) =>
        type.SemicolonToken.IsKind(SyntaxKind.None) || !type.OpenBraceToken.IsKind(SyntaxKind.None)
            ? type
            : type
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
                .WithSemicolonToken(default)
                .WithAdditionalAnnotations(Formatter.Annotation);

    private static string MethodName(string name)
    {
        var text = new StringBuilder(name.Length);
        bool startsWord = true;
        foreach (char letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpper(letter, CultureInfo.InvariantCulture) : letter);
            startsWord = false;
        }

        string method = text.ToString();
        return SyntaxFacts.IsValidIdentifier(method) ? method : "_" + method;
    }

    /// <summary>The attribute that a method needs when its name alone would mean another one; else nothing.</summary>
    public static string Attribute(string attribute, string name, string method, ExportNaming naming) =>
        ExportNames.FromMethod(method, naming) == name ? "" : $"[{attribute}({SyntaxFactory.Literal(name).Text})] ";
}
