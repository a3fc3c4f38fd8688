using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using WebXtism.Generators.Analyzers;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>
/// Runs the analyzers over sources whose markup says what they must report: <c>{|WXT001:IGreeter|}</c>. The generators run
/// too, so that good sources really compile.
/// </summary>
internal sealed class RuleTest : CSharpAnalyzerTest<DeclarationAnalyzer, DefaultVerifier>
{
    private readonly LanguageVersion _version;

    private RuleTest(LanguageVersion version, string[] sources)
    {
        _version = version;

        // A remark about each number would be in the way of what the other rules say; its own tests ask for it.
        DisabledDiagnostics.Add(DiagnosticIds.AmbiguousNumber);
        ReferenceAssemblies = References.Offline;
        TestState.AdditionalReferences.AddRange(References.Runtime);
        TestState.Sources.Add(("Usings.cs", UserCode.Usings));
        foreach (string source in sources)
        {
            TestState.Sources.Add(source);
        }

        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
    }

    /// <summary>Checks sources, in the company of <see cref="UserCode.People"/>.</summary>
    public static Task Check(params string[] sources) => new RuleTest(LanguageVersion.CSharp12, [.. sources, UserCode.People]).RunAsync();

    /// <summary>Checks sources, in the company of <see cref="UserCode.People"/>, remarks included.</summary>
    public static Task CheckRemarks(params string[] sources)
    {
        var test = new RuleTest(LanguageVersion.CSharp12, [.. sources, UserCode.People]);
        test.DisabledDiagnostics.Clear();
        return test.RunAsync();
    }

    /// <summary>Checks sources alone: the project has no JSON context but theirs.</summary>
    public static Task CheckAlone(params string[] sources) => new RuleTest(LanguageVersion.CSharp12, sources).RunAsync();

    /// <summary>Checks sources alone, with a version of the language.</summary>
    public static Task Check(LanguageVersion version, params string[] sources) => new RuleTest(version, sources).RunAsync();

    /// <summary>Checks sources in a project that has modules.</summary>
    public static Task Check(Module[] modules, params string[] sources)
    {
        var test = new RuleTest(LanguageVersion.CSharp12, [.. sources, UserCode.People]);
        test.TestState.AdditionalFiles.AddRange(modules.Select(static module => (module.Path, module.GetText())));
        return test.RunAsync();
    }

    /// <summary>Checks sources that the compiler complains about too; only our reports count.</summary>
    public static Task CheckBroken(params string[] sources) =>
        new RuleTest(LanguageVersion.CSharp12, [.. sources, UserCode.People]) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Findings.Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(PluginGenerator), References.JsonGenerator];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(_version);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
}
