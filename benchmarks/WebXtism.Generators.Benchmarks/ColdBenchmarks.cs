using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Benchmarks;

/// <summary>The first run over a project, as in a build. Making the project leaves garbage, which is collected before.</summary>
[GcForce(true)]
public class ColdBenchmarks
{
    private CSharpCompilation _project = null!;

    [IterationSetup]
    public void StartOver() => _project = Project.Create();

    [Benchmark(Description = "cold")]
    public GeneratorDriver Cold() => CSharpGeneratorDriver.Create(new PluginGenerator()).RunGenerators(_project);

    [Benchmark(Description = "cold, attribute lookup alone")]
    public GeneratorDriver ColdUsualDesign() => CSharpGeneratorDriver.Create(new NamesGenerator()).RunGenerators(_project);
}
