using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using WebXtism.CodeFixes;
using WebXtism.Generators.Analyzers;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>Applies a code fix one by one and all at once (document, project, solution), and compares the results with one text.</summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    public FixTest()
    {
        ReferenceAssemblies = References.Offline;
        TestState.AdditionalReferences.AddRange(References.Runtime);
        TestState.Sources.Add(("Usings.cs", UserCode.Usings));
        FixedState.Sources.Add(("Usings.cs", UserCode.Usings));
        if (typeof(TFix) != typeof(SayPayloadFormatCodeFix))
        {
            DisabledDiagnostics.Add(DiagnosticIds.AmbiguousNumber);
        }

        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipGeneratedCodeCheck;
    }

    /// <summary>Checks a fix after which nothing is left to report.</summary>
    public static Task Check(string before, string after, int iterations = 1) => Check([before], [after], iterations);

    public static Task Check(string[] before, string[] after, int iterations = 1) => Check(new FixTest<TFix> { NumberOfIncrementalIterations = iterations }, before, after);

    /// <summary>Checks a fix of sources that the compiler complains about too, before it or after: what it leaves to the user.</summary>
    public static Task CheckBroken(string[] before, string[] after, int iterations = 1) =>
        Check(new FixTest<TFix> { NumberOfIncrementalIterations = iterations, CompilerDiagnostics = CompilerDiagnostics.None }, before, after);

    /// <summary>Checks a file of a project that has no global usings.</summary>
    public static Task CheckWithoutUsings(string before, string after, int iterations)
    {
        var test = new FixTest<TFix> { NumberOfIncrementalIterations = iterations };
        test.TestState.Sources.Clear();
        test.FixedState.Sources.Clear();
        test.TestState.Sources.Add(("/0/Source0.cs", before));
        test.FixedState.Sources.Add(("/0/Source0.cs", after));
        return test.RunAsync();
    }

    /// <summary>Checks a fix in a project that has modules. What the result still reports, its markup says.</summary>
    public static Task Check(Module[] modules, string before, string after, int? iterations = null) =>
        Check(new FixTest<TFix> { NumberOfIncrementalIterations = iterations }, modules, before, after);

    /// <summary>The same for a result that leaves something to the user, of which the compiler complains.</summary>
    public static Task CheckBroken(Module[] modules, string before, string after) => Check(new FixTest<TFix> { CompilerDiagnostics = CompilerDiagnostics.None }, modules, before, after);

    /// <summary>Checks that no fix is offered.</summary>
    public static Task CheckNone(params string[] sources) => CheckNone(new FixTest<TFix>(), sources);

    /// <summary>The same for sources that the compiler complains about too.</summary>
    public static Task CheckNoneBroken(params string[] sources) => CheckNone(new FixTest<TFix> { CompilerDiagnostics = CompilerDiagnostics.None }, sources);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Findings.Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(PluginGenerator), References.JsonGenerator];

    protected override ParseOptions CreateParseOptions() => UserCode.Options();

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    private static Task Check(FixTest<TFix> test, string[] before, string[] after)
    {
        AddSources(test.TestState, before);
        AddSources(test.FixedState, after);
        return test.RunAsync();
    }

    private static Task CheckNone(FixTest<TFix> test, string[] sources)
    {
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return Check(test, sources, sources);
    }

    private static void AddSources(SolutionState state, string[] sources) =>
        state.Sources.AddRange(sources.Select(static (text, index) => ($"/0/Source{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));

    private static Task Check(FixTest<TFix> test, Module[] modules, string before, string after)
    {
        test.TestState.Sources.Add(("/0/Source0.cs", before));
        test.FixedState.Sources.Add(("/0/Source0.cs", after));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalFiles.AddRange(modules.Select(static module => (module.Path, module.GetText())));
        test.FixedState.AdditionalFiles.AddRange(modules.Select(static module => (module.Path, module.GetText())));
        return test.RunAsync();
    }
}
