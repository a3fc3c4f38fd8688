using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>
/// What is typed is broken most of the time. Neither generator nor analyzers nor fixes may throw, whatever they are shown.
/// <c>FUZZ_MUTANTS=20000</c> tries that many, <c>FUZZ_SEED=4711</c> others than always.
/// </summary>
public sealed class FuzzTests
{
    private const int Share = 4;

    private static readonly int s_mutants = Number("FUZZ_MUTANTS", 300);
    private static readonly int s_seed = Number("FUZZ_SEED", 1);

    private static readonly LanguageVersion[] s_versions = [LanguageVersion.CSharp12, LanguageVersion.CSharp12, LanguageVersion.Preview, LanguageVersion.CSharp9];

    [Fact]
    public async Task The_corpus_is_fine_as_it_is()
    {
        foreach (string[] project in Corpus.Projects)
        {
            Assert.Null(await Verdict.Of([UserCode.Usings, .. project], LanguageVersion.CSharp12, References.Runtime));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Broken_projects_break_nothing_else(int share)
    {
        var complaints = new List<string>();
        for (int i = share; i < s_mutants; i += Share)
        {
            int seed = (s_seed * 1_000_003) + i;
            string[] files = new Mutator(seed).Next();
            LanguageVersion version = s_versions[i % s_versions.Length];
            ImmutableArray<MetadataReference> references = i % 25 == 0 ? Without(i / 25) : References.Runtime;
            if (await Verdict.Of(files, version, references) is { } complaint)
            {
                complaints.Add($"seed {seed}, {version}, {references.Length} references: {complaint}\n{string.Join("\n----\n", files)}");
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n====\n", complaints));
    }

    // A project whose packages are not restored, or only in part.
    private static ImmutableArray<MetadataReference> Without(int number)
    {
        string[] gone = (number % 5) switch
        {
            0 => [""],
            1 => ["WebXtism.Attributes"],
            2 => ["WebXtism.Runtime"],
            3 => ["System.Text.Json"],
            _ => ["System.Runtime", "System.Collections"],
        };
        return References.Runtime.RemoveAll(reference => gone.Contains("") || gone.Contains(Path.GetFileNameWithoutExtension(reference.Display)));
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
