using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace WebXtism.CodeFixes.Edits;

/// <summary>Adds, changes and removes attributes. What stands before a declaration (comments, the indent) stays before it.</summary>
internal static class Attributes
{
    /// <summary>Adds an attribute before all others.</summary>
    /// <param name="declaration">A type or a method.</param>
    /// <param name="attribute">The attribute without its namespace: <c>Export</c>.</param>
    /// <param name="arguments">Its arguments with their parentheses, if any.</param>
    public static T Add<T>(T declaration, string attribute, string? arguments = null)
        where T : MemberDeclarationSyntax
    {
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Attribute(
                    SyntaxFactory.ParseName("global::WebXtism." + attribute),
                    arguments is null ? null : SyntaxFactory.ParseAttributeArgumentList(arguments))))
            .WithLeadingTrivia(declaration.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space)
            .WithAdditionalAnnotations(Simplifier.Annotation);
        MemberDeclarationSyntax bare = declaration.WithLeadingTrivia();
        return (T)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>Names the export or import of a method, and keeps what else its attribute says.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attribute">The attribute without its namespace: <c>Export</c>.</param>
    /// <param name="name">The name.</param>
    public static MethodDeclarationSyntax Named(MethodDeclarationSyntax method, string attribute, string name) =>
        method.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(present => Name(present) == attribute || Name(present) == attribute + "Attribute") is { } present
            ? method.ReplaceNode(present, WithArgument(present, name))
            : Add(method, attribute, $"({SymbolDisplay.FormatLiteral(name, quote: true)})");

    /// <summary>Removes the first positional argument, and the parentheses that would be empty without it.</summary>
    public static AttributeSyntax WithoutArgument(AttributeSyntax attribute)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        return list.Arguments.Count == 1
            ? attribute.WithArgumentList(null).WithTriviaFrom(attribute)
            : attribute.WithArgumentList(list.WithArguments(list.Arguments.Remove(Positional(attribute)!)));
    }

    /// <summary>The first positional argument.</summary>
    public static AttributeArgumentSyntax? Positional(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);

    /// <summary>Removes an attribute from a document, with its list when it is alone there.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // The end of an #if around the attribute stands before what follows it.
        SyntaxNode owner = list.Parent!;
        if (list.SpanStart > owner.SpanStart)
        {
            return root.RemoveNode(list, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
        }

        SyntaxNode bare = owner.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        SyntaxTriviaList behind = bare.GetLeadingTrivia();
        return root.ReplaceNode(owner, bare.WithLeadingTrivia(owner.GetLeadingTrivia().AddRange(behind.Any(static trivia => trivia.IsDirective) ? behind : [])));
    }

    private static AttributeSyntax WithArgument(AttributeSyntax attribute, string text)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)));
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        }

        return Positional(attribute) is { } present
            ? attribute.ReplaceNode(present, argument.WithTriviaFrom(present))
            : attribute.WithArgumentList(list.WithArguments(list.Arguments.Insert(0, argument)));
    }

    private static string Name(AttributeSyntax attribute) => attribute.Name.ToString().Split('.', ':').Last();
}
