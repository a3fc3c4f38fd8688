namespace WebXtism.Build.Tests.Consumer;

/// <summary>
/// A project that asks the compiler and all analyzers of the SDK for everything, and takes every warning for an error. Its
/// sources, in <c>Strict/</c>, use all there is; what they are warned of is our doing.
/// </summary>
public sealed class StrictConsumerTests : IDisposable
{
    private readonly ConsumerProject _project = new();

    public StrictConsumerTests()
    {
        foreach (string source in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "WebXtism.Build.Tests", "Consumer", "Strict"), "*.cs"))
        {
            _project.Write(Path.GetFileName(source), File.ReadAllText(source));
        }

        _project.Write("more.props", $"""
            <Project>
              <PropertyGroup>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <AnalysisMode>All</AnalysisMode>
                <WarningLevel>9999</WarningLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <IsAotCompatible>true</IsAotCompatible>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Repository.Library("WebXtism.Wasmtime", "net10.0")}" />
              </ItemGroup>
            </Project>
            """);
    }

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("12")]
    [InlineData("preview")]
    public async Task The_strictest_project_gets_no_warning_for_what_is_generated(string language)
    {
        (int exitCode, string output) = await _project.BuildAsync($"-p:LangVersion={language}");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Contains(_project.Files("obj", "*.g.cs"), static file => file.EndsWith("/Strict.Payloads.IPayloads.Plugin.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_warning_would_be_seen()
    {
        _project.Write("Bare.cs", "namespace Strict; public class Bare { public static int one_thing() => 1; }");
        (int exitCode, string output) = await _project.BuildAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("error CS1591", output, StringComparison.Ordinal);
        Assert.Contains("error CA1707", output, StringComparison.Ordinal);
    }
}
