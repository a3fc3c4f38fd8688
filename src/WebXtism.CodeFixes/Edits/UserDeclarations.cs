using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace WebXtism.CodeFixes.Edits;

/// <summary>The declarations of a symbol that the user wrote: what is partial has generated parts too.</summary>
internal static class UserDeclarations
{
    public static IEnumerable<(Document Document, T Syntax)> Of<T>(Solution solution, ISymbol symbol, CancellationToken cancellationToken)
        where T : SyntaxNode
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument && reference.GetSyntax(cancellationToken) is T syntax)
            {
                yield return (document, syntax);
            }
        }
    }

    /// <summary>Changes declarations, wherever they are. One may be inside another.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="changes">The declarations, each with its change.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<Solution> ChangeAsync<T>(
        Solution solution, IEnumerable<(Document Document, T Syntax, Func<T, SyntaxNode> Change)> changes, CancellationToken cancellationToken)
        where T : SyntaxNode
    {
        var editor = new SolutionEditor(solution);
        foreach ((Document document, T syntax, Func<T, SyntaxNode> change) in changes)
        {
            DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
            file.ReplaceNode(syntax, (current, _) => change((T)current));
        }

        return editor.GetChangedSolution();
    }
}
