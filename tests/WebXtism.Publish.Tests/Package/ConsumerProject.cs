using System.Text.RegularExpressions;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The project of somebody who did what the README of the package says.</summary>
internal sealed partial class ConsumerProject
{
    /// <param name="package">The packages.</param>
    /// <param name="name">The folder and the assembly.</param>
    /// <param name="references">The packages that it references.</param>
    public ConsumerProject(PackedPackage package, string name, params string[] references)
    {
        Folder = Path.Combine(package.Root, name);
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
        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(references.Select(reference => $"<PackageReference Include=\"{reference}\" Version=\"[{package.Version}]\" />"))}
              </ItemGroup>
            {Block("WebXtism", "xml")}
            </Project>
            """);
        Write("Program.cs", Program);
        File.Copy(Path.Combine(Repository.Root, "plugins", "bin", "greeter.rust.wasm"), Path.Combine(Folder, "plugins", "greeter.wasm"), overwrite: true);
    }

    /// <summary>The program of the README.</summary>
    public static string Program { get; } = Block("WebXtism", "csharp");

    /// <summary>The error that the README shows.</summary>
    public static string Error { get; } = Block("WebXtism", "").TrimEnd();

    public string Folder { get; }

    public string Output => Path.Combine(Folder, "bin", "Debug", "net10.0");

    public string Published => Path.Combine(Folder, "out");

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    /// <summary>The block of code in a language in the README of a package.</summary>
    public static string Block(string package, string language = "csharp") =>
        CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", package, "README.md")).ReplaceLineEndings("\n")).Single(block => block.Groups["language"].Value == language).Groups["code"].Value;

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
