using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Benchmarks;

/// <summary>A user's project: interfaces in a file each, what they send, and code that has nothing to do with plugins.</summary>
internal static class Project
{
    public const int Interfaces = 100;
    public const int Members = 10;
    public const int OtherFiles = 300;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp12);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "WebXtism.Runtime.dll" or "WebXtism.Attributes.dll" or "WebXtism.Wasmtime.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Parsed anew each time: nothing that the compiler or the generator found in it before is there.</summary>
    public static CSharpCompilation Create() =>
        CSharpCompilation.Create("Project", Files().Select(static file => Tree(file.Path, file.Text)), s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after a replacement in one file.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = tree.ToString();
        string edited = text.Replace(before, after, StringComparison.Ordinal);
        return edited != text
            ? compilation.ReplaceSyntaxTree(tree, Tree(path, edited))
            : throw new InvalidOperationException($"'{path}' has no '{before}'.");
    }

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, s_options, path);

    private static IEnumerable<(string Path, string Text)> Files()
    {
        yield return ("Usings.cs", "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using WebXtism;");
        for (int index = 0; index < Interfaces; index++)
        {
            yield return ($"Plugin{index}.cs", Plugin(index));
        }

        for (int index = 0; index < OtherFiles; index++)
        {
            yield return ($"Other{index}.cs", Other(index));
        }
    }

    private static string Plugin(int number)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Demo.Plugins{number % 10};");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed record Order{number}(string Name, int Count, List<Line{number}> Lines);");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed record Line{number}(string Article, decimal Price, DateTimeOffset? Due);");
        text.AppendLine(CultureInfo.InvariantCulture, $"[ExtismPlugin] public partial interface IPlugin{number}");
        text.AppendLine("{");
        for (int member = 0; member < Members; member++)
        {
            text.AppendLine((member % 5) switch
            {
                0 => $"    string Name{member}(string name);",
                1 => $"    Order{number} Order{member}(Order{number} order);",
                2 => $"    byte[] Render{member}(ReadOnlySpan<byte> template);",
                3 => $"    int Count{member}(string text, int limit);",
                _ => $"    Task<Line{number}?> Find{member}Async(string article, CancellationToken cancellationToken = default);",
            });
        }

        return text.AppendLine("}").ToString();
    }

    private static string Other(int number)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Demo.Others{number % 20};");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed class Other{number}(int start)");
        text.AppendLine("{");
        text.AppendLine("    private readonly List<int> _values = [start];");
        for (int member = 0; member < 15; member++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    /// <summary>Adds the numbers up to a limit.</summary>");
            text.AppendLine(CultureInfo.InvariantCulture, $"    public int Sum{member}(int limit)");
            text.AppendLine("    {");
            text.AppendLine("        int sum = 0;");
            text.AppendLine("        for (int value = 0; value < limit; value++)");
            text.AppendLine("        {");
            text.AppendLine(CultureInfo.InvariantCulture, $"            sum += value % {member + 2} == 0 ? _values[0] : value;");
            text.AppendLine("        }");
            text.AppendLine();
            text.AppendLine("        return sum;");
            text.AppendLine("    }");
        }

        return text.AppendLine("}").ToString();
    }
}
