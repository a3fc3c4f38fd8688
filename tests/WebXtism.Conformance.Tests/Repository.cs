using System.Reflection;

namespace WebXtism.Conformance.Tests;

/// <summary>Files that are too many, or not ours, to be copied beside the tests.</summary>
internal static class Repository
{
    private static readonly string s_root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string PathOf(string file) => Path.Combine(s_root, file);
}
