using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace WebXtism.CodeFixes;

/// <summary>Where a diagnostic is.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">What it means.</param>
/// <param name="Diagnostic">The diagnostic.</param>
internal sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic)
{
    public Solution Solution => Document.Project.Solution;

    /// <summary>The smallest node that the diagnostic is about.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The declaration whose name or attribute is reported.</summary>
    public T? Declaration<T>()
        where T : SyntaxNode =>
        Root.FindToken(Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<T>();

    /// <summary>An action that replaces a node of the document.</summary>
    public CodeAction Replace(string title, string equivalenceKey, SyntaxNode before, SyntaxNode after) =>
        CodeAction.Create(title, _ => Task.FromResult(Document.WithSyntaxRoot(Root.ReplaceNode(before, after))), equivalenceKey);
}
