using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WebXtism.Generators.Discovery;

/// <summary>One declaration of a type, as it is written: what it says apart from the bodies of its methods, and which names it mentions.</summary>
internal sealed class Declaration
{
    private readonly SyntaxIndex _file;
    private string? _text;
    private string[]? _references;

    public Declaration(SyntaxIndex file, MemberDeclarationSyntax node, string name, string identity, string[] attributes, Declaration? container)
    {
        _file = file;
        Node = node;
        Name = name;
        Identity = identity;
        Attributes = attributes;
        Containers = container is null ? [name] : [name, .. container.Containers];
    }

    public MemberDeclarationSyntax Node { get; }

    /// <summary>The name alone: what others may mention.</summary>
    public string Name { get; }

    /// <summary>The same for all parts of a type, and different for different types.</summary>
    public string Identity { get; }

    /// <summary>The names of the attributes of the type and of its methods, as they are written, and what file-wide aliases among them stand for.</summary>
    public string[] Attributes { get; }

    /// <summary>Its name, and those of the types around it: other parts of them may declare what is mentioned here.</summary>
    public string[] Containers { get; }

    /// <summary>What the file says about the names in it.</summary>
    public string Header => _file.Header;

    /// <summary>The declaration without what is inside the bodies of its members: nothing that we generate depends on those.</summary>
    public string Text => _text ??= ReadText();

    /// <summary>All names that the declaration mentions, those of its file's using directives among them.</summary>
    public string[] References => _references ??= [.. _file.HeaderReferences.Union(ReadReferences(Node, IsNoBody), StringComparer.Ordinal)];

    /// <summary>The names in a piece of syntax. An attribute may leave away the end of its own.</summary>
    public static IEnumerable<string> ReadReferences(SyntaxNode root, Func<SyntaxNode, bool>? descend = null)
    {
        foreach (SyntaxNode node in root.DescendantNodes(descend))
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: { Length: > 0 } name })
            {
                yield return name;
                if (node.FirstAncestorOrSelf<AttributeSyntax>()?.Name is { } attribute && attribute.Span.Contains(node.Span))
                {
                    yield return name + "Attribute";
                }
            }
            else if (node is BaseTypeDeclarationSyntax { Identifier.ValueText: { } nested })
            {
                // The parts of a nested type may be elsewhere.
                yield return nested;
            }
        }
    }

    // The body of a lambda is part of what a property begins with, which the JSON parser reads.
    private static bool IsNoBody(SyntaxNode node) =>
        !node.IsKind(SyntaxKind.ArrowExpressionClause) && !(node.IsKind(SyntaxKind.Block) && node.Parent is not AnonymousFunctionExpressionSyntax);

    private string ReadText()
    {
        SourceText source = Node.SyntaxTree.GetText();
        var text = new StringBuilder(Identity).Append('\n').Append(_file.NullableDirectivesBefore(Node.FullSpan.Start)).Append(_file.BranchesIn(Node.FullSpan));
        int position = Node.FullSpan.Start;
        foreach (TextSpan body in Node.DescendantNodes(IsNoBody).Select(Inside).OfType<TextSpan>())
        {
            text.Append(source.ToString(TextSpan.FromBounds(position, body.Start)));
            position = body.End;
        }

        return text.Append(source.ToString(TextSpan.FromBounds(position, Node.FullSpan.End))).ToString();
    }

    private static TextSpan? Inside(SyntaxNode node) => node switch
    {
        BlockSyntax { Parent: not AnonymousFunctionExpressionSyntax } block => TextSpan.FromBounds(block.OpenBraceToken.Span.End, Math.Max(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart)),
        ArrowExpressionClauseSyntax arrow => arrow.Expression.FullSpan,
        _ => null,
    };
}
