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

    public static Task Check(string[] before, string[] after, int iterations = 1)
    {
        var test = new FixTest<TFix> { NumberOfIncrementalIterations = iterations };
        test.TestState.Sources.AddRange(before.Select(static (text, index) => ($"/0/Source{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        test.FixedState.Sources.AddRange(after.Select(static (text, index) => ($"/0/Source{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        return test.RunAsync();
    }

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
    public static Task Check(Module[] modules, string before, string after, int index = 0)
    {
        var test = new FixTest<TFix> { CodeActionIndex = index };
        test.TestState.Sources.Add(("/0/Source0.cs", before));
        test.FixedState.Sources.Add(("/0/Source0.cs", after));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalFiles.AddRange(modules.Select(static module => (module.Path, module.GetText())));
        test.FixedState.AdditionalFiles.AddRange(modules.Select(static module => (module.Path, module.GetText())));
        return test.RunAsync();
    }

    /// <summary>Checks that no fix is offered.</summary>
    public static Task CheckNone(string source)
    {
        var test = new FixTest<TFix>();
        test.TestState.Sources.Add(("/0/Source0.cs", source));
        test.FixedState.Sources.Add(("/0/Source0.cs", source));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Findings.Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(PluginGenerator), References.JsonGenerator];

    protected override ParseOptions CreateParseOptions() => UserCode.Options();

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
}
