using System.Text.RegularExpressions;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The project of somebody who did what the README of the package says.</summary>
internal sealed partial class ConsumerProject
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "WebXtism", "README.md")).ReplaceLineEndings("\n");

    public ConsumerProject(PackedPackage package)
    {
        Folder = Path.Combine(package.Root, "app");
        Directory.CreateDirectory(Path.Combine(Folder, "plugins"));

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
        File.Copy(Path.Combine(Repository.Root, "plugins", "bin", "greeter.rust.wasm"), Path.Combine(Folder, "plugins", "greeter.wasm"), overwrite: true);
    }

    /// <summary>The program of the README.</summary>
    public static string Program { get; } = Block("csharp");

    /// <summary>The error that the README shows.</summary>
    public static string Error { get; } = Block("").TrimEnd();

    public string Folder { get; }

    public string Output => Path.Combine(Folder, "bin", "Debug", "net10.0");

    public string Published => Path.Combine(Folder, "out");

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    private static string Block(string language) =>
        CodeBlock().Matches(s_readme).Single(block => block.Groups["language"].Value == language).Groups["code"].Value;

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
