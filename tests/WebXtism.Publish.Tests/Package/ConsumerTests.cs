using Xunit;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The packages in the hands of somebody who has nothing else: not a file of this repository.</summary>
[Collection<SharedPackage>]
public sealed class ConsumerTests(PackedPackage package)
{
    private const string Greeting = "Hello, Ada!";

    [Fact]
    public async Task A_misspelt_export_is_an_error_of_the_build_and_the_corrected_project_runs()
    {
        var project = new ConsumerProject(package, "app", "WebXtism");
        project.Write("Program.cs", ConsumerProject.Program.Replace("Greet(", "Gret(", StringComparison.Ordinal));
        (int exitCode, string output) = await CommandLine.RunAsync("dotnet", "build", project.Folder, "--nologo", "-nodeReuse:false");
        Assert.Equal(1, exitCode);
        Assert.Contains(ConsumerProject.Error, output, StringComparison.Ordinal);
        // Once where it happens, once in the summary.
        Assert.Single(output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());

        project.Write("Program.cs", ConsumerProject.Program);
        await CommandLine.BuildAsync("build", project.Folder, "--no-restore");

        (exitCode, output) = await CommandLine.RunAsync("dotnet", "run", "--no-build", "--project", project.Folder);
        Assert.Equal((0, Greeting), (exitCode, output.Trim()));
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Polly.Core.dll", "WebXtism.Attributes.dll", "WebXtism.Runtime.dll", "WebXtism.Wasmtime.dll", "app.dll"],
            Directory.EnumerateFiles(project.Output, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_schema_becomes_an_interface_and_an_interface_a_schema()
    {
        var project = new ConsumerProject(package, "schema", "WebXtism");
        project.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <ExtismSchema Include="people.xtp.yaml" Namespace="People" />
                <ExtismSchemaOutput Include="written.xtp.yaml" Interface="IPeople" />
              </ItemGroup>
            </Project>
            """);
        project.Write("people.xtp.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "Schema", "people.xtp.yaml"), TestContext.Current.CancellationToken));
        project.Write("Program.cs", ConsumerProject.Program);
        await CommandLine.BuildAsync("build", project.Folder);

        string written = await File.ReadAllTextAsync(Path.Combine(project.Folder, "written.xtp.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("\nimports:\n  find_title:\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_with_the_other_packages_publishes_under_NativeAOT_without_a_warning_and_prints_the_same()
    {
        Assert.SkipUnless(await Linker.IsInstalledAsync(), "NativeAOT needs clang or gcc to link.");

        // The package itself comes with the others. The statements of their READMEs go where statements go, before the types.
        var project = new ConsumerProject(package, "more", PackedPackage.Others);
        project.Write("People.cs", ConsumerProject.Block("WebXtism.MessagePack"));
        project.Write("Calendar.cs", ConsumerProject.Block("WebXtism.Protobuf"));
        string testing = ConsumerProject.Block("WebXtism.Testing");
        const string Using = "using WebXtism.Testing;\n";
        Assert.StartsWith(Using, testing, StringComparison.Ordinal);
        const string FirstType = "[ExtismPlugin(";
        project.Write("Program.cs", Using + "using Google.Protobuf.WellKnownTypes;\n" + ConsumerProject.Program.Replace(
            FirstType,
            $$"""
            {{testing[Using.Length..]}}
            ICalendar calendar = await InMemoryPlugin.For<ICalendar>()
                .Export("next_day", (InMemoryGuest guest, Timestamp day) =>
                {
                    Console.WriteLine(Convert.ToHexString(guest.Input));
                    return new Timestamp { Seconds = day.Seconds + 86400 };
                })
                .LoadAsync();
            Console.WriteLine(calendar.NextDay(new Timestamp { Seconds = 86400 }));
            {{FirstType}}
            """,
            StringComparison.Ordinal));

        await CommandLine.BuildAsync("publish", project.Folder, "-p:PublishAot=true", "-p:TrimmerSingleWarn=false", "-o", project.Published);

        (int exitCode, string output) = await CommandLine.RunAsync(Path.Combine(project.Published, OperatingSystem.IsWindows() ? "more.exe" : "more"));
        // 08 80A305: field 1, a varint of 86400.
        Assert.Equal((0, string.Join('\n', Greeting, "37", "0880A305", "\"1970-01-03T00:00:00Z\"")), (exitCode, output.ReplaceLineEndings("\n").Trim()));
        // One file, with the engine's library beside it.
        string library = OperatingSystem.IsWindows() ? "wasmtime.dll" : OperatingSystem.IsMacOS() ? "libwasmtime.dylib" : "libwasmtime.so";
        Assert.Contains(library, Directory.EnumerateFiles(project.Published).Select(Path.GetFileName));
        Assert.DoesNotContain(Directory.EnumerateFiles(project.Published, "*.dll").Select(Path.GetFileName), file => file != library);
    }
}
