using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Benchmarks;

/// <summary>What the generator does after an edit. An editor does not collect garbage before each key press.</summary>
[GcForce(false)]
public class EditBenchmarks
{
    private CSharpCompilation _project = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _warmNames = null!;
    private CSharpCompilation _edited = null!;
    private int _edits;

    [GlobalSetup]
    public void WarmUp()
    {
        _project = Project.Create();
        _warm = CSharpGeneratorDriver.Create(new PluginGenerator()).RunGenerators(_project);
        _warmNames = CSharpGeneratorDriver.Create(new NamesGenerator()).RunGenerators(_project);
    }

    [IterationSetup(Targets = [nameof(UnrelatedBody), nameof(UnrelatedBodyUsualDesign)])]
    public void EditBody() => Edit("Other7.cs", "int sum = 0;", $"int sum = {++_edits};");

    [IterationSetup(Target = nameof(UnrelatedMember))]
    public void AddMember() => Edit("Other7.cs", "public int Sum3(", $"public int Added{++_edits} {{ get; set; }} public int Sum3(");

    [IterationSetup(Target = nameof(CommentInOne))]
    public void Comment() => Edit("Plugin7.cs", "string Name0(", $"/* {++_edits} */ string Name0(");

    [IterationSetup(Target = nameof(MemberOfOne))]
    public void Rename() => Edit("Plugin7.cs", "string Name0(", $"string Name0Edit{++_edits}(");

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
}
