using System.Text.RegularExpressions;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The project of somebody who did what the README of the package says.</summary>
internal sealed partial class ConsumerProject
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "WebXtism", "README.md")).ReplaceLineEndings("\n");

    private readonly string _folder;

    public ConsumerProject(PackedPackage package)
    {
        _folder = Path.Combine(package.Root, "app");
        Directory.CreateDirectory(Path.Combine(_folder, "plugins"));

        // Nothing of the folders above may reach in, and nothing gets out: packages come from the machine's folder and sources, but are not put there.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(package.Root, "packages")}</RestorePackagesPath>
                <RestoreAdditionalProjectFallbackFolders>{Repository.Packages}</RestoreAdditionalProjectFallbackFolders>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
        Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="WebXtism" Version="[{package.Version}]" />
              </ItemGroup>
            {Block("xml")}
            </Project>
            """);
        Write("Program.cs", Program);
        File.Copy(Path.Combine(Repository.Root, "plugins", "bin", "greeter.rust.wasm"), Path.Combine(_folder, "plugins", "greeter.wasm"), overwrite: true);
    }

    /// <summary>The program of the README.</summary>
    public static string Program { get; } = Block("csharp");

    /// <summary>The error that the README shows.</summary>
    public static string Error { get; } = Block("").TrimEnd();

    public string Output => Path.Combine(_folder, "bin", "Debug", "net10.0");

    public string Published => Path.Combine(_folder, "out");

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);

    public Task<(int ExitCode, string Output)> DotnetAsync(string command, params string[] arguments) =>
        CommandLine.RunAsync("dotnet", [command, .. arguments, Path.Combine(_folder, "app.csproj"), "--nologo", "-nodeReuse:false", "-consoleLoggerParameters:NoSummary;ForceNoAlign"]);

    public Task<(int ExitCode, string Output)> RunAsync() =>
        CommandLine.RunAsync("dotnet", "run", "--no-build", "--project", _folder);

    private static string Block(string language) =>
        CodeBlock().Matches(s_readme).Single(block => block.Groups["language"].Value == language).Groups["code"].Value;

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
