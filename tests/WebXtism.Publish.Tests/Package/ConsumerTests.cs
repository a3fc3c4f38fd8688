using Xunit;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The package in the hands of somebody who has nothing else: not a file of this repository.</summary>
[Collection<SharedPackage>]
public sealed class ConsumerTests(PackedPackage package)
{
    private const string Greeting = "Hello, Ada!";

    private readonly ConsumerProject _project = new(package);

    [Fact]
    public async Task A_misspelt_export_is_an_error_of_the_build_and_the_corrected_project_runs()
    {
        _project.Write("Program.cs", ConsumerProject.Program.Replace("Greet(", "Gret(", StringComparison.Ordinal));
        (int exitCode, string output) = await CommandLine.RunAsync("dotnet", "build", _project.Folder, "--nologo", "-nodeReuse:false");
        Assert.Equal(1, exitCode);
        Assert.Contains(ConsumerProject.Error, output, StringComparison.Ordinal);
        // Once where it happens, once in the summary.
        Assert.Single(output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());

        _project.Write("Program.cs", ConsumerProject.Program);
        await CommandLine.BuildAsync("build", _project.Folder, "--no-restore");

        (exitCode, output) = await CommandLine.RunAsync("dotnet", "run", "--no-build", "--project", _project.Folder);
        Assert.Equal((0, Greeting), (exitCode, output.Trim()));
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Polly.Core.dll", "WebXtism.Attributes.dll", "WebXtism.Runtime.dll", "WebXtism.Wasmtime.dll", "app.dll"],
            Directory.EnumerateFiles(_project.Output, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_schema_becomes_an_interface_and_an_interface_a_schema()
    {
        _project.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <ExtismSchema Include="people.xtp.yaml" Namespace="People" />
                <ExtismSchemaOutput Include="written.xtp.yaml" Interface="IPeople" />
              </ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository.Root, "samples", "Schema", "people.xtp.yaml"), Path.Combine(_project.Folder, "people.xtp.yaml"));
        try
        {
            await CommandLine.BuildAsync("build", _project.Folder);

            Assert.Contains("\nimports:\n  find_title:\n", await File.ReadAllTextAsync(Path.Combine(_project.Folder, "written.xtp.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            _project.Write("Directory.Build.targets", "<Project />");
        }
    }

    [Fact]
    public async Task The_project_publishes_under_NativeAOT_without_a_warning_and_prints_the_same()
    {
        Assert.SkipUnless(await Linker.IsInstalledAsync(), "NativeAOT needs clang or gcc to link.");

        await CommandLine.BuildAsync("publish", _project.Folder, "-p:PublishAot=true", "-p:TrimmerSingleWarn=false", "-o", _project.Published);

        (int exitCode, string output) = await CommandLine.RunAsync(Path.Combine(_project.Published, OperatingSystem.IsWindows() ? "app.exe" : "app"));
        Assert.Equal((0, Greeting), (exitCode, output.Trim()));
        // One file, with the engine's library beside it.
        string library = OperatingSystem.IsWindows() ? "wasmtime.dll" : OperatingSystem.IsMacOS() ? "libwasmtime.dylib" : "libwasmtime.so";
        Assert.Contains(library, Directory.EnumerateFiles(_project.Published).Select(Path.GetFileName));
        Assert.DoesNotContain(Directory.EnumerateFiles(_project.Published, "WebXtism.*"), static file => file.EndsWith(".dll", StringComparison.Ordinal));
    }
}
