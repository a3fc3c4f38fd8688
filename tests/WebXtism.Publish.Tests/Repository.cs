using System.Reflection;

namespace WebXtism.Publish.Tests;

/// <summary>Where the repository is, as the build knew it.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The machine's folder of packages.</summary>
    public static string Packages { get; } = Metadata("NuGetPackageRoot");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
