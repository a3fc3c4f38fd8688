using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>
/// What a user's project references. The list is written by the build (see the project file), so nothing is downloaded while
/// tests run and the references are exactly those of this machine's SDK.
/// </summary>
internal static class References
{
    private const string EngineAssembly = "WebXtism.Wasmtime";

    private static readonly string[] s_paths = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "user-references.txt"));

    private static readonly Lazy<Type> s_jsonGenerator = new(LoadJsonGenerator);

    /// <summary>A project that uses the runtime and names no engine.</summary>
    public static ImmutableArray<MetadataReference> Runtime { get; } = Load(static path => Path.GetFileNameWithoutExtension(path) != EngineAssembly);

    /// <summary>A project that uses the native engine, as applications do.</summary>
    public static ImmutableArray<MetadataReference> Engine { get; } = Load(static _ => true);

    /// <summary>The same for the verifiers of the Roslyn SDK; the name is of no package, so nothing is restored.</summary>
    public static ReferenceAssemblies Offline { get; } = new("net10.0");

    /// <summary>The System.Text.Json generator of the SDK: user contexts are completed by it, as in a real build.</summary>
    public static Type JsonGenerator => s_jsonGenerator.Value;

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> isWanted) =>
        [.. s_paths.Where(isWanted).Select(static path => MetadataReference.CreateFromFile(path))];

    private static Type LoadJsonGenerator()
    {
        string framework = s_paths.Single(static path => Path.GetFileName(path) == "System.Runtime.dll");
        string pack = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(framework)!, "..", ".."));
        string generator = Path.Combine(pack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll");
        return Assembly.LoadFrom(generator).GetTypes().Single(static type => type.Name == "JsonSourceGenerator" && !type.IsAbstract);
    }
}
