using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>The generator's output for some user code, and what the compiler says to both together.</summary>
internal sealed class Generated
{
    private readonly GeneratorRunResult _run;

    private Generated(GeneratorRunResult run, Compilation compilation)
    {
        _run = run;
        Compilation = compilation;
    }

    public Compilation Compilation { get; }

    /// <summary>The files that this generator made (not those of System.Text.Json), by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => _run.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    public ImmutableArray<Diagnostic> GeneratorDiagnostics => _run.Diagnostics;

    public Exception? Exception => _run.Exception;

    /// <summary>Everything that the compiler has to say, hidden remarks apart.</summary>
    public IEnumerable<Diagnostic> Complaints =>
        Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>What a compiler of another version has to say about the same text.</summary>
    public IEnumerable<Diagnostic> ComplaintsOf(LanguageVersion version) =>
        Compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(Compilation.SyntaxTrees.Select(tree => UserCode.Tree(tree.ToString(), tree.FilePath, version)))
            .GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    public static Generated From(params string[] sources) => From(UserCode.Compile(sources));

    public static Generated From(CSharpCompilation compilation, params AdditionalText[] modules) => From(compilation, Driver(compilation).AddAdditionalTexts([.. modules]));

    /// <summary>Runs this generator alone, which is faster; contexts of the user stay incomplete.</summary>
    public static Generated Alone(CSharpCompilation compilation, params AdditionalText[] modules) =>
        From(compilation, CSharpGeneratorDriver.Create([new PluginGenerator().AsSourceGenerator()], modules, (CSharpParseOptions)compilation.SyntaxTrees[0].Options));

    private static Generated From(CSharpCompilation compilation, GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single(static result => result.Generator.GetGeneratorType() == typeof(PluginGenerator));
        return new Generated(run, updated);
    }

    /// <summary>A driver that runs this generator together with that of System.Text.Json.</summary>
    public static GeneratorDriver Driver(CSharpCompilation compilation, bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            [new PluginGenerator().AsSourceGenerator(), ((IIncrementalGenerator)Activator.CreateInstance(References.JsonGenerator)!).AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>The binding of <c>IGreeter</c> with one member, in the company of <see cref="UserCode.People"/>.</summary>
    public static Generated Member(string member, string attribute = "[ExtismPlugin]") => From(UserCode.Interface(member, attribute), UserCode.People);

    /// <summary>The host functions of <c>Directory</c>, in the company of <see cref="UserCode.People"/>.</summary>
    public static Generated HostMember(string member) => From(UserCode.Class(member), UserCode.People);

    /// <summary>Asserts that the result compiles without a warning.</summary>
    public Generated Clean()
    {
        Assert.Null(Exception);
        Assert.Empty(GeneratorDiagnostics);
        Assert.Empty(Complaints.Select(complaint => $"{complaint}\n{complaint.Location.SourceTree}"));
        return this;
    }

    /// <summary>Asserts that nothing is generated.</summary>
    public Generated Nothing()
    {
        Assert.Null(Exception);
        Assert.Empty(GeneratorDiagnostics);
        Assert.Empty(Files);
        return this;
    }

    /// <summary>
    /// Asserts that the only file is the stand-in for a declaration with mistakes, and that the compiler has nothing to say
    /// about it: the analyzer's message must be the only one that the user sees.
    /// </summary>
    public Generated Broken()
    {
        Assert.Null(Exception);
        Assert.Empty(GeneratorDiagnostics);
        Assert.DoesNotContain(Complaints, static complaint => complaint.Location.SourceTree!.FilePath.Contains(nameof(PluginGenerator), StringComparison.Ordinal));
        return Holds("throw new NotSupportedException(").Lacks("file sealed class").Lacks("return [");
    }

    /// <summary>Asserts that the only file holds a text, apart from line breaks and indents.</summary>
    public Generated Holds(string fragment)
    {
        Assert.Contains(Flatten(fragment), Flatten(Assert.Single(Files).Value), StringComparison.Ordinal);
        return this;
    }

    /// <summary>Asserts that the only file does not hold a text.</summary>
    public Generated Lacks(string fragment)
    {
        Assert.DoesNotContain(Flatten(fragment), Flatten(Assert.Single(Files).Value), StringComparison.Ordinal);
        return this;
    }

    // Fragments are written without the qualification of our own and of the framework's names: it would hide what they say.
    private static string Flatten(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Replace("global::WebXtism.Engine.", "", StringComparison.Ordinal)
            .Replace("global::WebXtism.", "", StringComparison.Ordinal)
            .Replace("global::System.Threading.Tasks.", "", StringComparison.Ordinal)
            .Replace("global::System.Threading.", "", StringComparison.Ordinal)
            .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
            .Replace("global::System.", "", StringComparison.Ordinal)
            .Replace("global::Demo.", "", StringComparison.Ordinal)
            .Replace("< ", "<", StringComparison.Ordinal);
}
