using Xunit;

namespace WebXtism.Publish.Tests;

/// <summary>The sample about schemas: it runs a plugin that it knows by a schema alone, and its build wrote the schema of the other.</summary>
public sealed class SchemaSampleTests
{
    private static string Sample => Path.Combine(Repository.Root, "samples", "Schema");

    [Fact]
    public async Task The_sample_calls_a_plugin_by_its_schema()
    {
        (int exitCode, string output) = await CommandLine.RunAsync("dotnet", Path.Combine(Sample, "bin", Repository.Configuration, "net10.0", "Schema.dll"));

        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["Introduction { Text = Dr. Ada, 36, Adult = True }", "Introduction { Text = Bob, 7, Adult = False }"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void The_schema_of_the_interface_lies_beside_it() =>
        Assert.Contains("  count_vowels:\n    description: Counts vowels.\n", File.ReadAllText(Path.Combine(Sample, "greeter.xtp.yaml")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
