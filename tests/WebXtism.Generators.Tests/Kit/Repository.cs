using System.Reflection;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>Where the sources are. The build says it: paths in stack traces are mapped away on build servers.</summary>
internal static class Repository
{
    public static string Tests { get; } = Find("Sources");

    public static string DiagnosticPages { get; } = Find("DiagnosticPages");

    public static string Generators { get; } = Find("GeneratorSources");

    /// <summary>The XTP schemas that the tests share.</summary>
    public static string Schemas { get; } = Find("Schemas");

    private static string Find(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
