using System.Reflection;

namespace WebXtism.Build.Tests;

/// <summary>Where the repository is, as the build knew it.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static TheoryData<string> Plugins => [.. Directory.EnumerateFiles(PluginFolder, "*.wasm").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string PluginFolder => Path.Combine(Root, "plugins", "bin");

    public static byte[] Plugin(string name) => File.ReadAllBytes(Path.Combine(PluginFolder, name));

    /// <summary>A library of the repository that was built with these tests.</summary>
    public static string Library(string project, string framework) => Path.Combine(Root, "src", project, "bin", Configuration, framework, project + ".dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
