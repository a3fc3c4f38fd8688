using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace WebXtism.CodeFixes.Edits;

/// <summary>Adds using directives.</summary>
internal static class Imports
{
    /// <summary>Marks the names for which a directive may be added.</summary>
    public static SyntaxAnnotation Annotation { get; } = new();

    /// <summary>Adds the directive of the marked name to a changed document, unless the file knows the name already: the adder does not see global directives.</summary>
    /// <param name="before">The document before the change.</param>
    /// <param name="position">The place of the change in it.</param>
    /// <param name="name">The simple name.</param>
    /// <param name="changed">The document with the change.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<Document> AddAsync(Document before, int position, string name, Document changed, CancellationToken cancellationToken) =>
        await before.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && model.LookupNamespacesAndTypes(position, name: name).IsEmpty
            ? await ImportAdder.AddImportsAsync(changed, Annotation, cancellationToken: cancellationToken).ConfigureAwait(false)
            : changed;
}
