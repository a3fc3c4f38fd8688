using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Incremental;

/// <summary>A project that is edited once: what each step of the pipeline did the second time.</summary>
internal sealed class Edits
{
    public const string Types = "namespace Demo; public sealed record Person(string Name); public sealed record Greeting(string Text);";
    public const string Context = "namespace Demo; [JsonSerializable(typeof(Person))] [JsonSerializable(typeof(Greeting))] internal sealed partial class DemoJson : JsonSerializerContext;";
    public const string Interface = "namespace Demo; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); }";
    public const string OtherInterface = "namespace Demo; [ExtismPlugin] public partial interface IOther { string Say(string text); }";
    public const string Host = "namespace Demo; public partial class Store { [HostFunction] public Person? Find(string name) => null; [HostFunction] public void Log(int level) { } }";

    public const string Emitted = "namespace Demo; public sealed record Box(int Height, int Width, List<Box>? Inner); [ExtismPlugin] public partial interface IBoxes { Box Turn(Box box); }";

    private static readonly (string Path, string Text)[] s_files =
    [
        ("Usings.cs", UserCode.Usings),
        ("Types.cs", Types),
        ("Context.cs", Context),
        ("Interface.cs", Interface),
        ("OtherInterface.cs", OtherInterface),
        ("Host.cs", Host),
        ("Emitted.cs", Emitted),
    ];

    private readonly GeneratorRunResult _run;

    private Edits(GeneratorRunResult run) => _run = run;

    public ImmutableArray<GeneratedSourceResult> Files => _run.GeneratedSources;

    public static string[] StepNames { get; } =
    [
        TrackingNames.Targets, TrackingNames.Plugins, TrackingNames.BoundPlugins, TrackingNames.HostClasses, TrackingNames.BoundHostClasses,
        TrackingNames.Modules, TrackingNames.PinnedPlugins, TrackingNames.JsonContexts, TrackingNames.Json, TrackingNames.JsonRegistry,
        TrackingNames.JsonObjects, TrackingNames.CaseTwins, TrackingNames.Facts,
    ];

    /// <summary>Runs the generator, replaces a text in a file, and runs it again.</summary>
    public static Edits Replace(string path, string before, string after)
    {
        CSharpCompilation compilation = Compile();
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return Run(compilation, compilation.ReplaceSyntaxTree(tree, UserCode.Tree(text.Replace(before, after, StringComparison.Ordinal), path)));
    }

    /// <summary>Runs the generator, adds a file, and runs it again.</summary>
    public static Edits Add(string text)
    {
        CSharpCompilation compilation = Compile();
        return Run(compilation, compilation.AddSyntaxTrees(UserCode.Tree(text, "Added.cs")));
    }

    /// <summary>All values that the tracked steps hold after one run.</summary>
    public static IEnumerable<object?> TrackedValues() =>
        Run(Compile(), Compile())._run.TrackedSteps.Where(static step => StepNames.Contains(step.Key))
            .SelectMany(static step => step.Value)
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Value);

    /// <summary>The reasons of a step's outputs, each once.</summary>
    public string Step(string name) =>
        string.Join(", ", _run.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(static output => output.Reason).Distinct().Order());

    /// <summary>The reasons of the files, each once.</summary>
    public string Outputs =>
        string.Join(", ", _run.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason).Distinct().Order());

    /// <summary>How many files were written anew.</summary>
    public int Rewritten =>
        _run.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs)
            .Count(static output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);

    private static CSharpCompilation Compile() =>
        UserCode.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(s_files.Select(static file => UserCode.Tree(file.Text, file.Path)));

    private static Edits Run(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PluginGenerator().AsSourceGenerator()],
            [Module.Greeter],
            parseOptions: UserCode.Options(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Edits(driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single());
    }
}
