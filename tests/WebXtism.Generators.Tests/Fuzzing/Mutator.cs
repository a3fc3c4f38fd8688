using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>Breaks projects as people and tools do, and some ways more. The same seed breaks them the same way.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] s_identifiers =
    [
        "class", "void", "event", "await", "record", "field", "required", "file", "scoped", "partial", "global", "var", "dynamic", "notnull", "nint", "_", "object", "string", "T",
        "Missing", "int*", "int?", "@class", "größe", "数", "नमस्ते", "a\u200Db", "Ⅷ", "System", "WebXtism", "Demo", "Task", "Span<byte>", "IGreeter", "Car", "HostCall", "this", "default",
        "CancellationToken", "IHostFunctions", "JsonSerializerContext", "Enum", "Delegate", "ValueType", "IEnumerable<int>", "List<List<int>>", "(int, int)", "Nullable<int>", new string('L', 900),
    ];

    private static readonly string[] s_tokens =
    [
        "<", ">", "(", ")", "[", "]", "{", "}", "?", ",", ";", ".", "::", "=", "=>", "*", "&", "@", ":", "\"", "'", "#if", "#nullable disable\n", "/*", "//", "\0", "\ud800", "$\"{", "\"\"\"", "null", "0x", "1e999",
        "static", "abstract", "sealed", "ref", "in", "out", "params", "this", "unsafe", "extern", "async", "readonly", "private", "protected", "internal", "file", "required", "virtual", "override", "new", "const",
        "typeof", "where T : class", "<T>", "[ExtismPlugin]", "[HostFunction]", "[HostFunctions(\"x\")]", "[Export(\"x\")]", "[Payload(PayloadFormat.Json)]", "[JsonIgnore]", "[JsonConstructor]", "[JsonConverter(typeof(int))]",
        "[JsonPropertyName(null)]", "[Obsolete(\"x\", true)]", "interface", "class", "struct", "record", "enum", "delegate", "namespace", "using", "operator", "implicit", "get", "init", "extension",
    ];

    private static readonly string[] s_literals = ["\"\"", "null", "\"\\0\"", "\"\\ud800\"", "\"a\\u2028b\"", "\"*/ }\"", "-1", "int.MaxValue", "1e400", "'\\''", "default", "typeof(int)", "nameof(Demo)", "\"x\"u8"];

    private readonly Random _random = new(seed);

    /// <summary>A broken project: the files of one of the corpus, in part or not, with some mistakes in them.</summary>
    public string[] Next()
    {
        List<string> files = [.. Pick(Corpus.Projects)];
        if (files.Count > 1 && _random.Next(12) == 0)
        {
            files.RemoveAt(_random.Next(files.Count));
        }

        if (_random.Next(30) > 0)
        {
            files.Insert(0, UserCode.Usings);
        }

        int edits = 1 + (int)(_random.NextDouble() * _random.NextDouble() * 8);
        for (int i = 0; i < edits; i++)
        {
            int file = _random.Next(10) == 0 ? 0 : _random.Next(Math.Min(1, files.Count - 1), files.Count);
            files[file] = Edit(files[file]);
        }

        return [.. files];
    }

    private string Edit(string text)
    {
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0)];
        if (tokens.Count == 0)
        {
            return Pick(s_tokens);
        }

        SyntaxToken token = Pick(tokens);
        SyntaxToken other = Pick(tokens);
        return _random.Next(16) switch
        {
            0 => text[..token.SpanStart],
            1 => text[..(token.SpanStart + _random.Next(token.Span.Length + 1))],
            2 => text.Remove(token.SpanStart, token.Span.Length),
            3 => text.Insert(token.Span.End, " " + token.Text),
            4 => Swap(text, token, other),
            5 => Replace(text, token, other.Text),
            6 => text.Insert(token.SpanStart, $" {Pick(s_tokens)} "),
            7 => Replace(text, token, Pick(s_tokens)),
            8 => Braces(text, tokens),
            9 => Lines(text),
            10 or 11 => ReplaceKind(text, tokens, SyntaxKind.StringLiteralToken, s_literals),
            12 => ReplaceEverywhere(text, tokens),
            _ => ReplaceKind(text, tokens, SyntaxKind.IdentifierToken, _random.Next(3) == 0 ? s_identifiers : [other.Text, .. tokens.Where(static word => word.IsKind(SyntaxKind.IdentifierToken)).Select(static word => word.Text)]),
        };
    }

    private string ReplaceKind(string text, List<SyntaxToken> tokens, SyntaxKind kind, string[] words)
    {
        List<SyntaxToken> fitting = tokens.FindAll(token => token.IsKind(kind));
        return Replace(text, fitting.Count == 0 ? Pick(tokens) : Pick(fitting), Pick(words));
    }

    // A type that is renamed, or swapped with another one: the file stays sound, the meaning does not.
    private string ReplaceEverywhere(string text, List<SyntaxToken> tokens)
    {
        string word = Pick(tokens).Text;
        string with = _random.Next(2) == 0 ? Pick(s_identifiers) : Pick(tokens).Text;
        return tokens.Where(token => token.Text == word).Reverse().Aggregate(text, (edited, token) => Replace(edited, token, with));
    }

    private string Braces(string text, List<SyntaxToken> tokens)
    {
        List<SyntaxToken> braces = tokens.FindAll(static token => token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseBracketToken);
        return braces.Count == 0 ? "{" + text : Replace(text, Pick(braces), _random.Next(2) == 0 ? "" : "}{");
    }

    private string Lines(string text)
    {
        List<string> lines = [.. text.Split('\n')];
        string line = Pick(lines);
        if (_random.Next(2) == 0)
        {
            lines.Remove(line);
        }
        else
        {
            lines.Insert(_random.Next(lines.Count), line);
        }

        return string.Join('\n', lines);
    }

    private static string Swap(string text, SyntaxToken one, SyntaxToken other) =>
        one.SpanStart < other.SpanStart ? Replace(Replace(text, other, one.Text), one, other.Text) : Replace(Replace(text, one, other.Text), other, one.Text);

    private static string Replace(string text, SyntaxToken token, string with) => text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, with);

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
