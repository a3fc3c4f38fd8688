using System.Globalization;

namespace WebXtism.Build.Tests.Consumer;

/// <summary>A project of somebody else, in a folder with spaces and letters of other alphabets. It uses what was built with these tests.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("webxtism-build-").FullName;

    /// <param name="items">What stands in the project file besides.</param>
    public ConsumerProject(string items = "")
    {
        Folder = Path.Combine(_root, "my app größe");
        Directory.CreateDirectory(Path.Combine(Folder, "plug ins"));

        // Nothing of the folders above may reach in.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            Write(file, "<Project />");
        }

        Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0</TargetFrameworks>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <WebXtismBuildAssembly>{Repository.Library("WebXtism.Build", "netstandard2.0")}</WebXtismBuildAssembly>
              </PropertyGroup>
              <Import Project="more.props" Condition="Exists('more.props')" />
              <ItemGroup>
                <ExtismModule Include="plug ins/*.wasm" />
                <Reference Include="{Repository.Library("WebXtism.Attributes", "netstandard2.0")}" />
                <Reference Include="{Repository.Library("WebXtism.Runtime", "net10.0")}" />
                <Analyzer Include="{Repository.Library("WebXtism.Generators", "netstandard2.0")}" />
              </ItemGroup>
              {items}
              <Import Project="{Path.Combine(Repository.Root, "src", "WebXtism.Build", "build", "WebXtism.targets")}" />
            </Project>
            """);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    public void Write(string file, byte[] content) => File.WriteAllBytes(Path.Combine(Folder, file), content);

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The files below a folder, without that folder.</summary>
    public IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Folder, folder), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>When the files were written, as something that can be compared.</summary>
    public string Times(params string[] files) =>
        string.Join(' ', files.Select(file => File.GetLastWriteTimeUtc(Path.Combine(Folder, file)).Ticks.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Restores, and runs the design-time build of an editor, which does not compile. Says what the compiler would get beside sources.</summary>
    public Task<(int ExitCode, string Output)> OpenInEditorAsync() =>
        CommandLine.RunAsync(
            Folder, "build", "app.csproj", "--nologo", "-nodeReuse:false", "-t:CoreCompile", "-p:TargetFramework=net10.0",
            "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:AdditionalFiles");

    public Task<(int ExitCode, string Output)> CleanAsync() => CommandLine.RunAsync(Folder, "clean", "app.csproj", "--nologo", "-nodeReuse:false");

    public Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments) =>
        CommandLine.RunAsync(Folder, ["build", "app.csproj", "--nologo", "-m", "-nodeReuse:false", "-consoleLoggerParameters:NoSummary;ForceNoAlign", .. arguments]);
}
