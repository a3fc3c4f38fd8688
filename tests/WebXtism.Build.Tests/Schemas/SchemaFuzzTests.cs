using System.Text.RegularExpressions;
using CsCheck;

namespace WebXtism.Build.Tests.Schemas;

/// <summary>Schemas that were cut off, mangled or made up: an error with a line, or code; never anything else.</summary>
public sealed partial class SchemaFuzzTests
{
    private static readonly string[] s_samples = [.. Directory.EnumerateFiles(SchemaCode.Samples, "*.xtp.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] s_fragments =
        ["\t", "\n", "\r", ": ", "- ", "{", "}", "[", "]", "'", "\"", "|", ">", "&a ", "*a", "!!str ", "? ", "#", "%", "@", "`", "---\n", "...\n", "<<: ", "\\x", "\ud83e", "\0", "\u2028", "null", "true", "$ref: ", "type: ", "enum: []", "properties: ", "#/components/schemas/"];

    // What ends lines, comments, literals and elements, more often than chance would have it.
    private static readonly Gen<string> s_texts =
        Gen.OneOf(Gen.String, Gen.Char["aB1\"\\<>&*/\n\r\u0085\u2028\u2029\t {}#@-_\0;"].Array[0, 12].Select(static letters => new string(letters)));

    [Fact]
    public void A_schema_that_was_cut_off_anywhere_is_read_or_refused()
    {
        foreach (string sample in s_samples)
        {
            for (int length = 0; length < sample.Length; length += 7)
            {
                IsReadOrRefused(sample[..length]);
            }
        }
    }

    [Fact]
    public void A_mangled_schema_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, s_samples.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, s_fragments.Length - 1]).Array[1, 6]).Sample(
            static (sample, edits) => IsReadOrRefused(edits.Aggregate(s_samples[sample], static (text, edit) =>
            {
                int start = (int)(edit.Item1 * text.Length);
                return text[..start] + s_fragments[edit.Item3] + text[Math.Min(text.Length, start + edit.Item2)..];
            })),
            iter: 2000);

    [Fact]
    public void Text_of_any_kind_is_read_or_refused() => Gen.String.Sample(static text => IsReadOrRefused(text), iter: 2000);

    [Fact]
    public void Names_and_descriptions_of_any_kind_stay_in_their_place() =>
        Gen.Select(s_texts, s_texts, s_texts).Sample(
            static (name, value, description) =>
            {
                string yaml = $"""
                    version: v1-draft
                    exports:
                      run: {"{"} description: {Quote(description)} {"}"}
                      {Quote(name)}: {"{"} description: {Quote(description)} {"}"}
                    components:
                      schemas:
                        {Quote(name)}: {"{"} enum: [{Quote(value)}, x], description: {Quote(description)} {"}"}
                        Point: {"{"} properties: {"{"} {Quote(value)}: {"{"} type: string, description: {Quote(description)} {"}"} {"}"} {"}"}
                    """;
                (string? code, string problems) = SchemaCode.Of(yaml);
                Assert.True(code is null != (problems.Length == 0), problems);

                // Whatever the names are, the lines are of these kinds.
                foreach (string line in Regex.Split(code ?? "", "\r\n|[\r\n\u0085\u2028\u2029]"))
                {
                    Assert.Matches(KnownLine(), line);
                }
            },
            iter: 2000);

    // All pairs of such names would be compared for minutes.
    [Fact]
    public void A_schema_as_big_as_it_may_be_is_refused_at_once()
    {
        string[] names = [.. Enumerable.Range(0, 4500).Select(static number => $"{number:D6}{new string('x', 50)}")];
        string properties = string.Concat(names.Select(static name => $"   a{name}: {{$ref: '#/components/schemas/b{name}'}}\n"));
        string components = string.Concat(names.Select(static name => $"  c{name}: {{type: string}}\n"));
        (_, string problems) = SchemaCode.Of($"version: v1-draft\nexports: {{}}\ncomponents:\n schemas:\n  T:\n   required: [{string.Join(", ", names)}]\n   properties:\n{properties.Replace("\n   ", "\n    ", StringComparison.Ordinal).Insert(0, " ")}{components}");
        Assert.Equal(20, problems.Split('\n').Length);
    }

    private static void IsReadOrRefused(string yaml)
    {
        (string? code, string problems) = SchemaCode.Of(yaml);
        Assert.True(code is not null || ProblemLines().IsMatch(problems), $"{problems}\n{yaml}");
    }

    private static string Quote(string text) =>
        $"\"{string.Concat(text.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"\\u{(int)letter:X4}"))}\"";

    [GeneratedRegex(@"\A([1-9]\d*:[1-9]\d* [^\n]+\n?)+\z")]
    private static partial Regex ProblemLines();

    [GeneratedRegex("""^( *///.*|// .*|//.*|#nullable enable|#pragma warning disable CS1573, CS1591|using [\w.]+;|namespace Demo;|\[ExtismPlugin(\((Naming = ExportNaming\.\w+)?(, )?(JsonNaming = JsonNaming\.\w+)?\))?\]|public partial interface ISample|public enum @?\w+|[{}]|    void @?\w+\(\);|    \[(Export|JsonStringEnumMemberName)\("([^"\\]|\\.)*"\)\]|    @?\w+,|public sealed record @?\w+\(|    \[property: (JsonPropertyName\("([^"\\]|\\.)*"\), )?JsonIgnore\(Condition = JsonIgnoreCondition\.WhenWritingNull\)\] string\? @?\w+ = null\);|)$""")]
    private static partial Regex KnownLine();
}
