using System.Text.RegularExpressions;

namespace WebXtism.Testing.Tests;

/// <summary>The page shows code that is compiled and run here.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void What_the_page_shows_is_compiled()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "docs");
        string compiled = string.Join('\n', Directory.EnumerateFiles(folder, "*.cs").Select(static file => Flat(File.ReadAllText(file))));
        string[] shown = [.. Sample().Matches(File.ReadAllText(Path.Combine(folder, "testing.md"))).Select(static match => Flat(match.Groups["code"].Value))];

        Assert.NotEmpty(shown);
        Assert.All(shown, code => Assert.Contains(code, compiled, StringComparison.Ordinal));
    }

    // Without indentation, which the page leaves out.
    private static string Flat(string code) => string.Join('\n', code.Trim().Split('\n').Select(static line => line.Trim()));

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Sample();
}
