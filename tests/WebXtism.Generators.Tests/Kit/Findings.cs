using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WebXtism.Generators.Analyzers;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>Everything that a build would say: compiler, generators and analyzers together.</summary>
internal static class Findings
{
    /// <summary>Every analyzer of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [new DeclarationAnalyzer(), new TypeArgumentAnalyzer(), new BlockingCallAnalyzer(), new UndisposedLocalAnalyzer(), new StaleMemoryAnalyzer()];

    /// <summary>Builds sources and returns what is at least a warning.</summary>
    public static Task<IReadOnlyList<Diagnostic>> OfBuild(CSharpCompilation compilation, params AdditionalText[] modules) =>
        OfBuild(compilation, DiagnosticSeverity.Warning, modules);

    /// <summary>Builds sources and returns what is at least a warning; of our own rules, what is at least as severe as asked.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfBuild(CSharpCompilation compilation, DiagnosticSeverity least, params AdditionalText[] modules)
    {
        Generated generated = Generated.From(compilation, modules);
        Assert.Null(generated.Exception);
        ImmutableArray<Diagnostic> reported = await OfAnalyzers(generated.Compilation, modules);
        return [.. generated.GeneratorDiagnostics.Concat(generated.Complaints).Concat(reported.Where(diagnostic => diagnostic.Severity >= least))];
    }

    /// <summary>Runs the analyzers. An exception in one of them fails the test.</summary>
    public static Task<ImmutableArray<Diagnostic>> OfAnalyzers(Compilation compilation, params AdditionalText[] modules)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([.. modules]),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        return new CompilationWithAnalyzers(compilation, Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The messages of our rules for one source, in the company of <see cref="UserCode.People"/>.</summary>
    public static async Task<IEnumerable<string>> Messages(string source, params AdditionalText[] modules)
    {
        // Notes about payloads would be everywhere.
        ImmutableArray<Diagnostic> found = await OfAnalyzers(UserCode.Compile(source, UserCode.People), modules);
        return found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info || modules.Length > 0)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}");
    }
}
