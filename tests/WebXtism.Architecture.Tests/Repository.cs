using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WebXtism.Tests.Architecture;

/// <summary>The files of the repository, without what is built or downloaded.</summary>
internal static partial class Repository
{
    // What .gitignore names; folders that begin with a dot are caches and the like, but for those of CI.
    private static readonly string[] s_ignored = ["bin", "obj", "out", "node_modules", "BenchmarkDotNet.Artifacts", "TestResults", "artifacts"];
    private static readonly string[] s_dotted = [".ci", ".github", ".config"];

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>All files, by their path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>The built plugins are in a folder that is named like one that is ignored.</summary>
    private const string BuiltPlugins = "plugins/bin";

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>C# files below a folder.</summary>
    public static IEnumerable<string> Code(string folder) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>C# without its comments: what is said there is no code.</summary>
    public static string ReadCode(string file) => Comment().Replace(Read(file), "");

    public static IEnumerable<string> Projects(string folder) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal));

    public static XElement Project(string name) => XElement.Parse(Read($"src/{name}/{name}.csproj"));

    public static IEnumerable<string> Referenced(this XElement project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static IEnumerable<string> Walk(string folder)
    {
        // In a second working tree .git is a file.
        foreach (string file in Directory.EnumerateFiles(folder).Where(static file => Path.GetFileName(file) != ".git"))
        {
            yield return FromRoot(file);
        }

        foreach (string below in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(below);
            bool ignored = s_ignored.Contains(name) || (name.StartsWith('.') && !s_dotted.Contains(name));
            if (!ignored || FromRoot(below) == BuiltPlugins)
            {
                foreach (string file in Walk(below))
                {
                    yield return file;
                }
            }
        }
    }

    private static string FromRoot(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    // Good enough for this code base: no string in it has two slashes that would matter here.
    [GeneratedRegex("//.*$|/\\*.*?\\*/", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
