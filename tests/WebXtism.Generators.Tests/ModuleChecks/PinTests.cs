using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.ModuleChecks;

/// <summary>What of a module gets into generated code: its hash, and nothing else.</summary>
public sealed class PinTests
{
    private static readonly Module s_other = new("plugins/other.wasm", "(module (func (export \"go\")))");

    private static string Contract => $$"""
        "greet", "count_vowels") { ModuleSha256 = "{{Module.Greeter.Sha256}}", };
        """;

    [Theory]
    [InlineData("[ExtismPlugin(\"greeter.wasm\")]")]
    [InlineData("[ExtismPlugin(\"plugins/greeter.wasm\", PinModule = true)]")]
    public void The_contract_has_the_hash_of_the_module(string attribute) => Generate(attribute, Module.Greeter, s_other).Holds(Contract);

    [Theory]
    [InlineData("[ExtismPlugin]")]
    [InlineData("[ExtismPlugin(\"greeter.wasm\", PinModule = false)]")]
    [InlineData("[ExtismPlugin(\"missing.wasm\")]")]
    public void Without_a_module_or_a_pin_it_has_none(string attribute) => Generate(attribute, Module.Greeter, s_other).Lacks("ModuleSha256");

    [Fact]
    public void A_changed_module_rewrites_only_the_interfaces_that_name_it()
    {
        CSharpCompilation compilation = UserCode.Compile(
            "[ExtismPlugin(\"greeter.wasm\")] public partial interface IGreeter { void Greet(); }",
            "[ExtismPlugin(\"other.wasm\")] public partial interface IOther { void Go(); }",
            "[ExtismPlugin(\"other.wasm\", PinModule = false)] public partial interface IFree { void Go(); }",
            "[ExtismPlugin] public partial interface INone { void Go(); }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PluginGenerator().AsSourceGenerator()],
            [Module.Greeter, s_other],
            UserCode.Options(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var changed = new Module("plugins/other.wasm", "(module (func (export \"go\")) (func (export \"stop\")))");

        GeneratorRunResult run = driver.ReplaceAdditionalText(s_other, changed).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Equal(1, Count(run.TrackedOutputSteps.SelectMany(static step => step.Value)));
        Assert.Equal(1, Count(run.TrackedSteps[TrackingNames.PinnedPlugins]));
        Assert.Equal(0, Count(run.TrackedSteps[TrackingNames.Plugins]));
        Assert.Contains(run.GeneratedSources, source => source.HintName.StartsWith("IOther", StringComparison.Ordinal) && source.SourceText.ToString().Contains(changed.Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_module_is_refused_when_it_is_loaded()
    {
        const string Declaration = "[ExtismPlugin(\"greeter.wasm\")] public partial interface IGreeter { void Greet(); void CountVowels(); }";
        const string Body = "try { await host.LoadAsync<IGreeter>(source); lines.Add(\"loaded\"); } catch (PluginLoadException e) { lines.Add(e.Failure + \": \" + e.Message); }";
        string changed = Module.GreeterWat.Replace("i32.const 0", "i32.const 1", StringComparison.Ordinal);

        Assert.Equal(["loaded"], await UserProgram.Run(Module.GreeterWat, Body, [Module.Greeter], Declaration));
        string refusal = Assert.Single(await UserProgram.Run(changed, Body, [Module.Greeter], Declaration));
        Assert.StartsWith($"Hash: The plugin 'plugin' cannot be loaded: it is not the module that IGreeter was checked against at build time: expected SHA-256 {Module.Greeter.Sha256}, found ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Build the application again with this module, or set [ExtismPlugin(…, PinModule = false)] if modules may be replaced.", refusal, StringComparison.Ordinal);
        Assert.Equal(["loaded"], await UserProgram.Run(changed, Body, [Module.Greeter], Declaration.Replace("\")", "\", PinModule = false)", StringComparison.Ordinal)));
    }

    private static Generated Generate(string attribute, params AdditionalText[] modules) =>
        Generated.From(UserCode.Compile(UserCode.Interface("void Greet(); void CountVowels();", attribute)), modules).Clean();

    private static int Count(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(static step => step.Outputs).Count(static output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
}
