extern alias build;

using build::WebXtism.Build.Schemas;
using build::WebXtism.Build.Schemas.Code;
using WebXtism.Generators.Schemas;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Schemas;

/// <summary>A schema that became C# and then a schema again means what it meant, and so does C# that became a schema and then C#.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.Schemas, "*.xtp.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_schema_becomes_code_without_a_warning(string sample)
    {
        Generated.From(Contracts.ToCode(Sample(sample))).Clean();
        Generated.From(Contracts.ToCode(Sample(sample), CallStyle.Async)).Clean();
        Generated.From(Contracts.ToCode(Sample(sample), CallStyle.Both)).Clean();
    }

    [Theory]
    [InlineData("chat.xtp.yaml")]
    [InlineData("scalars.xtp.yaml")]
    [InlineData("shop.xtp.yaml")]
    [InlineData("tree.xtp.yaml")]
    public void A_schema_that_became_code_becomes_the_schema_again(string sample)
    {
        string yaml = Sample(sample);

        Assert.Equal(SchemaShape.Of(Contracts.Read(yaml)), SchemaShape.Of(Contracts.Read(Contracts.ToSchema(Contracts.ToCode(yaml)))), ignoreLineEndingDifferences: true);
        Assert.Equal(SchemaShape.Of(Contracts.Read(yaml)), SchemaShape.Of(Contracts.Read(Contracts.ToSchema(Contracts.ToCode(yaml, CallStyle.Both)))), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("hostile.xtp.yaml", "String.AB: 'a b'")]
    [InlineData("pipeline.xtp.yaml", "IContract.SetLevel: 'set-level'")]
    public void Names_that_XTP_does_not_take_are_read_and_not_written(string sample, string subject) =>
        Assert.Contains(
            $"{subject} is no name that schemas take; they take ASCII letters, digits, _ and $",
            Contracts.Problem(Contracts.Interface, Contracts.ToCode(Sample(sample))).Split('\n'));

    [Theory]
    [InlineData("add", "add_async")]
    [InlineData("load", "dispose")]
    [InlineData("loadAsync", "load")]
    public void Names_that_are_twins_of_others_stay_apart(string one, string other)
    {
        string yaml = $"version: v1-draft\nexports:\n  {one}: {{}}\n  {other}: {{}}\n";
        foreach (CallStyle calls in Enum.GetValues<CallStyle>())
        {
            Assert.Equal(SchemaShape.Of(Contracts.Read(yaml)), SchemaShape.Of(Contracts.Read(Contracts.ToSchema(Contracts.ToCode(yaml, calls)))), ignoreLineEndingDifferences: true);
        }
    }

    [Fact]
    public void The_generator_and_the_build_know_the_same_keys() =>
        Assert.Equal((SchemaOutput.MetadataKey, SchemaOutput.ProblemKey), (AssemblySchemas.MetadataKey, AssemblySchemas.ProblemKey));

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Repository.Schemas, name));
}
