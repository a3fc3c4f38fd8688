using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Emitting;
using WebXtism.Generators.Models;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT999Tests
{
    [Fact]
    public void Reports_a_mistake_of_ours_and_keeps_the_other_files()
    {
        var driver = CSharpGeneratorDriver.Create(new FailingGenerator());
        GeneratorRunResult result = driver.RunGenerators(UserCode.Compile(""), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.Equal("After.g.cs", Assert.Single(result.GeneratedSources).HintName);
        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("WXT999", diagnostic.Id);
        Assert.Equal(
            "The WebXtism generator failed on 'Demo.IGreeter': InvalidOperationException: not foreseen; please report it",
            diagnostic.GetMessage());
    }

    [Fact]
    public void Accepts_cancellation_which_is_no_mistake()
    {
        var driver = CSharpGeneratorDriver.Create(new CancelledGenerator());
        GeneratorRunResult result = driver.RunGenerators(UserCode.Compile(""), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.IsType<OperationCanceledException>(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, static diagnostic => diagnostic.Id == "WXT999");
    }

    [Fact]
    public void Each_kind_of_file_fails_alone()
    {
        var driver = CSharpGeneratorDriver.Create(new BrokenModels());
        GeneratorRunResult result = driver.RunGenerators(UserCode.Compile(""), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.All(result.Diagnostics, static diagnostic => Assert.Equal("WXT999", diagnostic.Id));
        Assert.Equal(
            ["Demo.IGreeter", "Demo.Store", "PluginJson", "Demo.Car"],
            result.Diagnostics.Select(static diagnostic => diagnostic.GetMessage().Split('\'')[1]));
        Assert.Equal(EngineEmitter.HintName, Assert.Single(result.GeneratedSources).HintName);
    }

    // Models as a mistake in a parser would make them: parts are missing.
    private sealed class BrokenModels : IIncrementalGenerator
    {
        private static readonly CompilationFacts s_facts = new(LanguageSuffices: true, HasWasmtime: true);
        private static readonly EquatableArray<string> s_noTwins = new([]);

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => Output.Plugin(output, new(new(Type("IGreeter"), null!, new([null!])), new([])), s_noTwins, s_facts));
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => Output.HostClass(output, new(new(Type("Store"), null!, new([null!])), new([])), s_noTwins, s_facts));
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => Output.JsonRegistry(output, new(new(["CamelCase"]), new([null!])), s_facts));
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => Output.JsonObject(output, new("Car", null!, "Demo.Car", 0, new([]), new([null!]), new([])), s_facts));
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => Output.Engine(output, s_facts));
        }

        private static TypeModel Type(string name) => new("Demo", new([]), new TypeHeader("class", name), "Demo." + name);
    }

    private sealed class FailingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) =>
            {
                GuardedOutput.Add(output, "Failing.g.cs", "Demo.IGreeter", static () => throw new InvalidOperationException("not\nforeseen"));
                GuardedOutput.Add(output, "After.g.cs", "Demo.IOther", static () => "// fine");
            });
    }

    private sealed class CancelledGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) =>
                GuardedOutput.Add(output, "Cancelled.g.cs", "Demo.IGreeter", static () => throw new OperationCanceledException()));
    }
}
