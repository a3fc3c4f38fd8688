using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Benchmarks;

/// <summary>
/// 100 interfaces of ten members, their types, and 300 files that have nothing to do with them. Each iteration is one run of the
/// generator over a project that the compiler has not seen before, as it is after a key press.
/// </summary>
public class GeneratorBenchmarks
{
    private CSharpCompilation _project = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _warmNames = null!;
    private CSharpCompilation _edited = null!;
    private int _edits;

    [GlobalSetup(Targets = [nameof(UnrelatedBody), nameof(UnrelatedMember), nameof(CommentInOne), nameof(MemberOfOne), nameof(UnrelatedBodyUsualDesign)])]
    public void WarmUp()
    {
        _project = Project.Create();
        _warm = Driver(new PluginGenerator()).RunGenerators(_project);
        _warmNames = Driver(new NamesGenerator()).RunGenerators(_project);
    }

    [IterationSetup(Targets = [nameof(Cold), nameof(ColdUsualDesign)])]
    public void StartOver() => _edited = Project.Create();

    [IterationSetup(Targets = [nameof(UnrelatedBody), nameof(UnrelatedBodyUsualDesign)])]
    public void EditBody() => Edit("Other7.cs", "int sum = 0;", $"int sum = {++_edits};");

    [IterationSetup(Target = nameof(UnrelatedMember))]
    public void AddMember() => Edit("Other7.cs", "public int Sum3(", $"public int Added{++_edits} {{ get; set; }} public int Sum3(");

    [IterationSetup(Target = nameof(CommentInOne))]
    public void Comment() => Edit("Plugin7.cs", "string Name0(", $"/* {++_edits} */ string Name0(");

    [IterationSetup(Target = nameof(MemberOfOne))]
    public void Rename() => Edit("Plugin7.cs", "string Name0(", $"string Name0Edit{++_edits}(");

    [Benchmark(Description = "cold")]
    public GeneratorDriver Cold() => Driver(new PluginGenerator()).RunGenerators(_edited);

    [Benchmark(Description = "cold, attribute lookup alone")]
    public GeneratorDriver ColdUsualDesign() => Driver(new NamesGenerator()).RunGenerators(_edited);

    [Benchmark(Description = "edit of an unrelated method body")]
    public GeneratorDriver UnrelatedBody() => _warm.RunGenerators(_edited);

    [Benchmark(Description = "the same, attribute lookup alone")]
    public GeneratorDriver UnrelatedBodyUsualDesign() => _warmNames.RunGenerators(_edited);

    [Benchmark(Description = "new member of an unrelated class")]
    public GeneratorDriver UnrelatedMember() => _warm.RunGenerators(_edited);

    [Benchmark(Description = "comment in one interface")]
    public GeneratorDriver CommentInOne() => _warm.RunGenerators(_edited);

    [Benchmark(Description = "one member of one interface")]
    public GeneratorDriver MemberOfOne() => _warm.RunGenerators(_edited);

    private void Edit(string path, string before, string after) => _edited = Project.Edit(_project, path, before, after);

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);
}
