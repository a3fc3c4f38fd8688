using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.Generators.Schemas;

/// <summary>
/// What somebody wrote about a declaration, as plain text. It is read from the source: the compiler takes documentation for
/// ordinary comments in projects that produce no documentation file.
/// </summary>
internal sealed class DocumentationText
{
    private readonly XElement? _root;

    private DocumentationText(XElement? root) => _root = root;

    public static DocumentationText Of(ISymbol symbol, CancellationToken cancellationToken) =>
        new(symbol.DeclaringSyntaxReferences
            .Select(reference => Parse(reference.GetSyntax(cancellationToken)))
            .FirstOrDefault(static root => root is not null));

    public string? Summary => Text(_root?.Element("summary"));

    public string? Returns => Text(_root?.Element("returns"));

    public string? Parameter(string name) =>
        Text(_root?.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value.TrimStart('@') == name));

    private static XElement? Parse(SyntaxNode declaration)
    {
        SyntaxNode node = declaration is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : declaration;
        string[] lines = node.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(static line => line.StartsWith("/// ", StringComparison.Ordinal) ? line.Substring(4) : line.Substring(3))
            .ToArray();
        if (lines.Length == 0)
        {
            return null;
        }

        try
        {
            return XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        string text = string.Concat(element.Nodes().Select(Text)).Trim('\n', ' ', '\r');
        return text.Length == 0 ? null : text;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword")) is { } name && reference.IsEmpty =>
            name.Value.Substring(name.Value.LastIndexOf('.') + 1),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };
}
