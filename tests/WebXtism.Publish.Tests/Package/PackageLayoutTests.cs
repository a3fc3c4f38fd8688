using System.Text;
using System.Xml.Linq;
using Xunit;

namespace WebXtism.Publish.Tests.Package;

/// <summary>What is in the package, what is not, and what it brings with it.</summary>
[Collection<SharedPackage>]
public sealed class PackageLayoutTests(PackedPackage package)
{
    public static TheoryData<string> Others => [.. PackedPackage.Others];

    [Fact]
    public void The_package_has_these_files_and_no_other() =>
        Assert.Equal(
            [
                "README.md",
                "WebXtism.nuspec",
                // For the compiler and the editor; the second does not load in the first.
                "analyzers/dotnet/cs/WebXtism.CodeFixes.dll",
                "analyzers/dotnet/cs/WebXtism.Generators.dll",
                // NuGet imports what is named like the package, also in projects that reference the user's.
                "buildTransitive/WebXtism.targets",
                // What applications reference. There is no WebXtism.dll: it would be empty.
                "lib/net10.0/WebXtism.Attributes.dll",
                "lib/net10.0/WebXtism.Attributes.xml",
                "lib/net10.0/WebXtism.Runtime.dll",
                "lib/net10.0/WebXtism.Runtime.xml",
                "lib/net10.0/WebXtism.Wasmtime.dll",
                "lib/net10.0/WebXtism.Wasmtime.xml",
                // For MSBuild, where WebXtism.targets looks for it, with the only thing that it needs and MSBuild does not have.
                "tasks/netstandard2.0/WebXtism.Build.dll",
                "tasks/netstandard2.0/YamlDotNet.LICENSE.txt",
                "tasks/netstandard2.0/YamlDotNet.dll",
            ],
            package.Files("nupkg").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_symbols_of_the_libraries_are_in_a_package_of_their_own() =>
        Assert.Equal(
            ["WebXtism.nuspec", "lib/net10.0/WebXtism.Attributes.pdb", "lib/net10.0/WebXtism.Runtime.pdb", "lib/net10.0/WebXtism.Wasmtime.pdb"],
            package.Files("snupkg").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void It_brings_what_its_libraries_need_in_the_versions_of_this_repository()
    {
        XElement group = Assert.Single(Named(package.Metadata(), "group"));
        Dictionary<string, XElement> dependencies = Named(group, "dependency").ToDictionary(static element => element.Attribute("id")!.Value, StringComparer.Ordinal);

        Assert.Equal("net10.0", group.Attribute("targetFramework")!.Value);
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions", "Polly.Core", "Wasmtime"], dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.All(dependencies, dependency => Assert.Equal(
            CentralVersion(dependency.Key), dependency.Value.Attribute("version")!.Value.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_the_engines_package_it_brings_the_native_libraries_alone()
    {
        XElement wasmtime = Named(package.Metadata(), "dependency").Single(static element => element.Attribute("id")!.Value == "Wasmtime");
        string[] excluded = wasmtime.Attribute("exclude")!.Value.Split(',');

        Assert.Contains("Compile", excluded);
        Assert.Contains("Runtime", excluded);
        Assert.DoesNotContain("Native", excluded);
        // The next major version may have another C API.
        Assert.Matches(@"^\[\d+\.\d+\.\d+,\d+\.0\.0\)$", CentralVersion("Wasmtime"));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        XElement metadata = package.Metadata();

        Assert.Equal("WebXtism", Value(metadata, "id"));
        Assert.Equal(package.Version, Value(metadata, "version"));
        Assert.Equal("BSD-3-Clause", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.Equal("git", Assert.Single(Named(metadata, "repository")).Attribute("type")!.Value);
    }

    [Fact]
    public void It_names_no_folder_of_the_machine_that_packed_it()
    {
        KeyValuePair<string, byte[]>[] files = [.. package.Files("nupkg"), .. package.Files("snupkg")];
        byte[] root = Encoding.UTF8.GetBytes(Repository.Root.TrimEnd('/', '\\'));

        Assert.All(files, file => Assert.True(file.Value.AsSpan().IndexOf(root) < 0, $"{file.Key} names {Repository.Root}."));
        string[] withSources = [.. files.Select(static file => file.Key).Where(static file => file.EndsWith(".pdb", StringComparison.Ordinal) || (Path.GetFileName(file).StartsWith("WebXtism.", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal) && !file.StartsWith("lib/", StringComparison.Ordinal)))];
        Assert.Equal(6, withSources.Length);
        Assert.All(files.Where(file => withSources.Contains(file.Key)), static file =>
        {
            IReadOnlyList<string> paths = SourcePaths.Read(file.Key, file.Value);
            Assert.NotEmpty(paths);
            Assert.All(paths, static path => Assert.StartsWith("/_/src/WebXtism.", path, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void The_other_packages_are_one_library_each(string id)
    {
        Assert.Equal(["README.md", $"{id}.nuspec", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Files("nupkg", id).Keys.Order(StringComparer.Ordinal));
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], package.Files("snupkg", id).Keys.Order(StringComparer.Ordinal));
        Assert.All(SourcePaths.Read($"{id}.pdb", package.Files("snupkg", id)[$"lib/net10.0/{id}.pdb"]), path => Assert.StartsWith($"/_/src/{id}/", path, StringComparison.Ordinal));
        Assert.DoesNotContain("](../", Encoding.UTF8.GetString(package.Files("nupkg", id)["README.md"]), StringComparison.Ordinal);

        XElement metadata = package.Metadata(id);
        Assert.Equal(
            (id, package.Version, "BSD-3-Clause", "README.md"), (Value(metadata, "id"), Value(metadata, "version"), Value(metadata, "license"), Value(metadata, "readme")));
    }

    [Theory]
    [InlineData("WebXtism.MessagePack", "Nerdbank.MessagePack", "PolyType")]
    [InlineData("WebXtism.Protobuf", "Google.Protobuf")]
    [InlineData("WebXtism.Testing")]
    public void The_other_packages_bring_the_package_and_their_own_library(string id, params string[] libraries)
    {
        XElement[] dependencies = [.. Named(package.Metadata(id), "dependency")];

        Assert.Equal(["WebXtism", .. libraries], dependencies.Select(static dependency => dependency.Attribute("id")!.Value));
        Assert.Equal(package.Version, dependencies[0].Attribute("version")!.Value);
        // With the generator, the analyzers and the checks: whoever references a codec writes interfaces.
        Assert.Equal("All", dependencies[0].Attribute("include")!.Value);
        Assert.All(dependencies[1..], dependency => Assert.Equal(CentralVersion(dependency.Attribute("id")!.Value), dependency.Attribute("version")!.Value));
    }

    private static string CentralVersion(string id) =>
        XElement.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(element => element.Attribute("Include")!.Value == id).Attribute("Version")!.Value;

    private static string Value(XElement metadata, string name) => Assert.Single(Named(metadata, name)).Value;

    private static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Descendants().Where(descendant => descendant.Name.LocalName == name);
}
