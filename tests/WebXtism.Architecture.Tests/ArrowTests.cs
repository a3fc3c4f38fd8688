using System.Xml.Linq;

namespace WebXtism.Tests.Architecture;

/// <summary>Who may know whom: Attributes ← Runtime ← engines, and the compiler's parts by themselves.</summary>
public sealed class ArrowTests
{
    // A new project gets a row here: decide who it may know before somebody else does.
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> s_allowed = new(StringComparer.Ordinal)
    {
        ["WebXtism.Attributes"] = ([], []),
        ["WebXtism.Runtime"] = (["WebXtism.Attributes"], ["Microsoft.Extensions.Logging.Abstractions", "Polly.Core"]),
        ["WebXtism.Wasmtime"] = (["WebXtism.Runtime"], ["Wasmtime"]),
        // The package of all of them; it has no code.
        ["WebXtism"] = (["WebXtism.Attributes", "WebXtism.Runtime", "WebXtism.Wasmtime", "WebXtism.Generators", "WebXtism.CodeFixes", "WebXtism.Build"], ["Microsoft.Extensions.Logging.Abstractions", "Polly.Core", "Wasmtime"]),
        // Inside the compiler and inside MSBuild, which bring their own libraries (YamlDotNet lies beside the task): nothing reaches the user's project.
        ["WebXtism.Build"] = ([], []),
        // Packages of their own: compiled against the first project, and their package depends on that of the second.
        ["WebXtism.Testing"] = (["WebXtism.Wasmtime", "WebXtism"], []),
        ["WebXtism.MessagePack"] = (["WebXtism.Runtime", "WebXtism"], ["Nerdbank.MessagePack", "PolyType"]),
        ["WebXtism.Protobuf"] = (["WebXtism.Runtime", "WebXtism"], ["Google.Protobuf"]),
        ["WebXtism.Generators"] = ([], []),
        ["WebXtism.CodeFixes"] = (["WebXtism.Generators"], []),
    };

    public static TheoryData<string> Sources => [.. s_allowed.Keys];

    [Fact]
    public void Every_project_of_src_has_its_arrows_here() =>
        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), Repository.Projects("src").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_references_the_projects_that_it_may_know_and_no_other(string name) =>
        Assert.Equal(
            s_allowed[name].Projects,
            Repository.Project(name).Referenced("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))));

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_brings_its_users_no_package_but_the_allowed_ones(string name)
    {
        IEnumerable<string> packages = Repository.Project(name).Descendants("PackageReference")
            .Where(package => package.Attribute("PrivateAssets")?.Value != "all")
            .Select(package => package.Attribute("Include")!.Value);

        Assert.Equal(s_allowed[name].Packages, packages);
    }

    [Fact]
    public void The_package_brings_what_its_libraries_need() =>
        Assert.Equal(
            s_allowed["WebXtism"].Projects.SelectMany(name => s_allowed[name].Packages).Order(StringComparer.Ordinal),
            s_allowed["WebXtism"].Packages.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("WebXtism.Wasmtime")]
    [InlineData("WebXtism")]
    public void Of_the_engines_package_only_the_native_library_is_used(string name)
    {
        XElement package = Repository.Project(name).Descendants("PackageReference").Single(package => package.Attribute("Include")!.Value == "Wasmtime");

        Assert.Equal(("Wasmtime", "native"), (package.Attribute("Include")!.Value, package.Attribute("IncludeAssets")?.Value));
    }

    [Fact]
    public void The_attributes_need_nothing_but_the_standard_library()
    {
        using var attributes = new BuiltAssembly("WebXtism.Attributes");

        Assert.Equal(["netstandard"], attributes.References);
    }

    [Fact]
    public void The_runtime_knows_no_engine()
    {
        using var runtime = new BuiltAssembly("WebXtism.Runtime");

        Assert.All(runtime.References, reference => Assert.True(
            reference.StartsWith("System.", StringComparison.Ordinal)
            || reference is "WebXtism.Attributes" or "Microsoft.Extensions.Logging.Abstractions" or "Polly.Core" or "netstandard",
            $"WebXtism.Runtime references {reference}."));
    }

    [Fact]
    public void The_native_engine_knows_the_runtime_and_no_managed_binding()
    {
        using var engine = new BuiltAssembly("WebXtism.Wasmtime");

        Assert.Contains("WebXtism.Runtime", engine.References);
        Assert.All(engine.References, reference => Assert.True(
            reference.StartsWith("System.", StringComparison.Ordinal) || reference is "WebXtism.Runtime" or "WebXtism.Attributes",
            $"WebXtism.Wasmtime references {reference}."));
    }

    [Fact]
    public void The_testing_package_knows_the_engine_and_no_test_framework()
    {
        using var testing = new BuiltAssembly("WebXtism.Testing");

        Assert.All(testing.References, reference => Assert.True(
            reference.StartsWith("System.", StringComparison.Ordinal)
            || reference is "WebXtism.Attributes" or "WebXtism.Runtime" or "WebXtism.Wasmtime" or "Microsoft.Extensions.Logging.Abstractions",
            $"WebXtism.Testing references {reference}."));
    }

    [Theory]
    [InlineData("WebXtism.MessagePack", "Nerdbank.MessagePack", "PolyType")]
    [InlineData("WebXtism.Protobuf", "Google.Protobuf")]
    public void A_codec_package_knows_the_runtime_and_its_own_library(string name, params string[] libraries)
    {
        using var codec = new BuiltAssembly(name);

        Assert.Contains(libraries[0], codec.References);
        Assert.All(codec.References, reference => Assert.True(
            reference.StartsWith("System.", StringComparison.Ordinal) || reference is "WebXtism.Runtime" || libraries.Contains(reference), $"{name} references {reference}."));
    }

    [Fact]
    public void The_runtime_runs_where_there_is_no_second_thread()
    {
        using var runtime = new BuiltAssembly("WebXtism.Runtime");

        Assert.Empty(runtime.TypeReferences.Intersect(["System.Threading.Thread", "System.Threading.Timer", "System.Threading.ThreadPool"]));
    }

    [Fact]
    public void Libraries_say_which_interface_they_promise()
    {
        Assert.All(
            ["WebXtism.Attributes", "WebXtism.Runtime", "WebXtism.Wasmtime", "WebXtism.Testing", "WebXtism.MessagePack", "WebXtism.Protobuf"],
            name => Assert.Superset(
                new HashSet<string>([$"src/{name}/PublicAPI.Shipped.txt", $"src/{name}/PublicAPI.Unshipped.txt"]),
                Repository.Files.ToHashSet(StringComparer.Ordinal)));
    }
}
