using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace WebXtism.CodeFixes;

/// <summary>
/// Registers the types of many diagnostics at once. The batch fixer of Roslyn merges texts, and drops edits at the same
/// place; here all edits are at the same place.
/// </summary>
internal sealed class JsonContextFixAll : FixAllProvider
{
    public static readonly JsonContextFixAll Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var found = new List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.Add((project.Id, diagnostics.Where(JsonContextEdit.IsFixable).ToImmutableArray()));
        }

        return CodeAction.Create(
            "Register all JSON payloads",
            cancellationToken => ApplyAsync(fixAllContext.Solution, found, cancellationToken),
            equivalenceKey: fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> found, CancellationToken cancellationToken)
    {
        foreach ((ProjectId id, ImmutableArray<Diagnostic> diagnostics) in found)
        {
            if (diagnostics.Length > 0 && solution.GetProject(id) is { } project)
            {
                solution = await JsonContextEdit.ApplyAsync(project, diagnostics, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
