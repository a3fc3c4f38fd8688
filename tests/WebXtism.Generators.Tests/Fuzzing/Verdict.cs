using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>What must hold for whatever anybody types.</summary>
internal static class Verdict
{
    private static readonly Module[] s_modules = [Module.Greeter, .. Kit.Modules.Visitors];

    private static readonly CodeFixProvider[] s_fixes =
    [
        .. typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Runs generator, analyzers and fixes. Returns what went wrong, or <see langword="null"/>.</summary>
    public static async Task<string?> Of(IReadOnlyList<string> files, LanguageVersion version, ImmutableArray<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "UserProject",
            files.Select((text, index) => UserCode.Tree(text, $"Source{index}.cs", version)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        try
        {
            return await Of(compilation);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private static async Task<string?> Of(CSharpCompilation compilation)
    {
        Generated generated = Generated.Alone(compilation, s_modules);
        if (generated.Exception is { } exception)
        {
            return $"the generator threw {exception}";
        }

        if (!generated.GeneratorDiagnostics.IsEmpty)
        {
            return $"the generator reported {generated.GeneratorDiagnostics[0]}";
        }

        HashSet<SyntaxTree> theirs = [.. compilation.SyntaxTrees];
        List<SyntaxTree> ours = [.. generated.Compilation.SyntaxTrees.Where(tree => !theirs.Contains(tree))];
        if (ours.SelectMany(static tree => tree.GetDiagnostics()).FirstOrDefault() is { } unparsable)
        {
            return $"the output does not parse: {unparsable}\n{unparsable.Location.SourceTree}";
        }

        ImmutableArray<Diagnostic> reported = await Findings.OfAnalyzers(generated.Compilation, s_modules);
        if (reported.FirstOrDefault(static diagnostic => diagnostic.Id is "WXT999" or "AD0001") is { } failure)
        {
            return failure.ToString();
        }

        return Blame(generated.Compilation, theirs, reported) ?? await Fix(compilation, reported);
    }

    // Users cannot edit what is generated: it may have errors only where theirs has, or where we told them of one.
    private static string? Blame(Compilation compilation, HashSet<SyntaxTree> theirs, ImmutableArray<Diagnostic> reported)
    {
        if (reported.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            || theirs.Any(static tree => tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)))
        {
            return null;
        }

        List<Diagnostic> complaints = [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        return complaints.Exists(complaint => complaint.Severity == DiagnosticSeverity.Error && (complaint.Location.SourceTree is not { } tree || theirs.Contains(tree)))
            ? null
            : complaints.Find(complaint => complaint.Location.SourceTree is { } tree && !theirs.Contains(tree)) is { } first ? $"the output has {first}\n{first.Location.SourceTree}" : null;
    }

    private static async Task<string?> Fix(CSharpCompilation compilation, ImmutableArray<Diagnostic> reported)
    {
        List<Diagnostic> fixable = [.. reported.Where(static diagnostic => diagnostic.Location.SourceTree is not null && s_fixes.Any(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))];
        if (fixable.Count == 0)
        {
            return null;
        }

        using var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp, compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath);
        }

        foreach (Diagnostic diagnostic in fixable)
        {
            Document document = solution.GetProject(id)!.Documents.Single(document => document.FilePath == diagnostic.Location.SourceTree!.FilePath);
            foreach (CodeFixProvider fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
                foreach (CodeAction action in actions)
                {
                    await action.GetOperationsAsync(TestContext.Current.CancellationToken);
                }
            }
        }

        return null;
    }
}
