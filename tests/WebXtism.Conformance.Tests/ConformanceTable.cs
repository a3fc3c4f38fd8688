using System.Globalization;
using System.Text;
using static WebXtism.Conformance.Tests.Step;

namespace WebXtism.Conformance.Tests;

/// <summary>
/// The one table for all plugins and all hosts: the plugins, their config, and the cases, each a name and the calls that one
/// fresh instance gets. What the exports do is described in plugins/README.md; the plugins of all languages must do the same.
/// </summary>
internal static class ConformanceTable
{
    private static readonly byte[] s_everyByte = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];
    private static readonly byte[] s_megabytes = [.. Enumerable.Range(0, (3 * 1024 * 1024) + 5).Select(static index => (byte)((index * 31) + (index >> 8)))];

    /// <summary>The file of each language, conformance.rust.wasm and so on: a new language is a new file.</summary>
    public static IReadOnlyDictionary<string, string> Plugins { get; } = new SortedDictionary<string, string>(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "plugins"), "conformance.*.wasm")
            .ToDictionary(static path => Path.GetFileName(path).Split('.')[1], StringComparer.Ordinal), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Config { get; } = new Dictionary<string, string>
    {
        ["greeting"] = "Grüß Gott",
        ["schlüssel"] = "wert=1",
        ["empty"] = "",
    };

    public static IReadOnlyDictionary<string, Step[]> Cases { get; } = All().ToDictionary(static item => item.Name, static item => item.Steps, StringComparer.Ordinal);

    /// <summary>Every case in every language.</summary>
    public static IEnumerable<(string Language, string Name)> Rows =>
        from language in Plugins.Keys from name in Cases.Keys select (language, name);

    private static IEnumerable<(string Name, Step[] Steps)> All() => Payloads().Concat(Errors()).Concat(Environment()).Concat(HostFunctions()).Concat(State());

    private static IEnumerable<(string, Step[])> Payloads()
    {
        foreach (string text in (string[])["", "a", "Grüße, 世界 🎉", "a\0b", "1234567", "12345678", "123456789"])
        {
            yield return ($"echo of {Shown(text)}", [Outputs("echo", text, text)]);
        }

        yield return ("echo of every byte", [Outputs("echo", s_everyByte, s_everyByte)]);
        yield return ("echo of three megabytes, twice", [Outputs("echo", s_megabytes, s_megabytes), Outputs("echo", s_megabytes, s_megabytes)]);
        yield return ("upper of nothing", [Outputs("upper", "", "")]);
        yield return ("upper of letters beside others", [Outputs("upper", "Straße zéro {az} @[`", "STRAßE ZéRO {AZ} @[`")]);
        yield return ("upper of every byte", [Outputs("upper", s_everyByte, Upper(s_everyByte))]);
        yield return ("upper of three megabytes", [Outputs("upper", s_megabytes, Upper(s_megabytes))]);
    }

    private static IEnumerable<(string, Step[])> Errors()
    {
        foreach (string text in (string[])["x", "", "ü🎉"])
        {
            yield return ($"failure with {Shown(text)}", [Fails("fail", text, "failed: " + text), Outputs("echo", "still there", "still there")]);
        }

        foreach (int code in (int[])[7, -1, int.MaxValue, int.MinValue])
        {
            yield return ($"failure with the code {code.ToString(CultureInfo.InvariantCulture)}", [Returns("fail_code", code.ToString(CultureInfo.InvariantCulture), code)]);
        }

        yield return ("failure with the code 0 is none", [Outputs("fail_code", "0", "")]);
        yield return ("failure with a code that begins with zeros", [Returns("fail_code", "00012", 12)]);
        foreach (string text in (string[])["2147483648", "-2147483649", "x", "", "-", "+1", "1 ", " 1", "0x10", "1e1", "--1", "99999999999999999999", "1\0"])
        {
            yield return ($"no code: {Shown(text)}", [Fails("fail_code", text, "not a number: " + text)]);
        }

        yield return ("trap, and a new instance after it", [Outputs("count", "", "1"), Traps("trap"), Outputs("count", "", "1"), Outputs("echo", "again", "again")]);
    }

    private static IEnumerable<(string, Step[])> Environment()
    {
        yield return ("config", [Outputs("config", "greeting", "Grüß Gott"), Outputs("config", "schlüssel", "wert=1"), Outputs("config", "greeting", "Grüß Gott")]);
        yield return ("config that is missing, empty or has no name", [Outputs("config", "missing", ""), Outputs("config", "empty", ""), Outputs("config", "", "")]);
        yield return ("log at every level", [Logs("trace:t", "Trace t"), Logs("debug:d", "Debug d"), Logs("info:i:j ü", "Information i:j ü"), Logs("warn:w", "Warning w"), Logs("error:e", "Error e")]);
        yield return ("log level", [Outputs("log_level", "", "0")]);
        foreach (string level in (string[])["fatal", "", "Info", "tra"])
        {
            yield return ($"log at no level: {Shown(level)}", [Fails("log", level + ":x", "no such log level: " + level)]);
        }

        yield return ("log without a level", [Fails("log", "nolevel", "the input must be level:message"), Fails("log", "", "the input must be level:message")]);
        yield return ("http", [Outputs("http", "{server}/hello", "200 hello"), Outputs("http", "{server}/missing", "404 nope ü"), Outputs("http", "{server}/hello", "200 hello")]);
        yield return ("http without a body", [Outputs("http", "{server}/empty", "204 ")]);
        yield return ("http with a large body", [Outputs("http", "{server}/large", "200 " + new string('z', 200_000))]);
    }

    private static IEnumerable<(string, Step[])> HostFunctions()
    {
        yield return ("host function with a block", [Outputs("host", "abc", "cba"), Outputs("host", "xyz", "zyx")]);
        yield return ("host function without a block", [Outputs("host", "", ""), Outputs("host", "none", "")]);
        yield return ("host function with a large block", [Outputs("host", new string('x', 70_000) + "y", "y" + new string('x', 70_000))]);
        foreach ((string input, string output) in ((string, string)[])
            [
                ("1 2", "3"), ("-5 3", "-2"), ("9223372036854775807 1", "-9223372036854775808"), ("-9223372036854775808 0", "-9223372036854775808"),
                ("4611686018427387904 4611686018427387903", "9223372036854775807"), ("1234567890123456789 -1", "1234567890123456788"),
            ])
        {
            yield return ($"host function with numbers: {input}", [Outputs("host_add", input, output)]);
        }

        foreach (string text in (string[])["", "1", "1 ", " 1", "1  2", "1 2 ", "1 2 3", "a b", "1,2", "9223372036854775808 0", "- 1", "+1 2", "1\t2", "0x1 2", "1.0 2", "1\n2"])
        {
            yield return ($"no two numbers: {Shown(text)}", [Fails("host_add", text, "not two numbers: " + text)]);
        }
    }

    private static IEnumerable<(string, Step[])> State()
    {
        yield return ("variables", [
            Outputs("var_get", "k", ""), Outputs("var_set", "k=v=w", ""), Outputs("var_get", "k", "v=w"),
            Outputs("var_set", "ü=ä🎉", ""), Outputs("var_get", "ü", "ä🎉"), Outputs("var_set", "k=", ""), Outputs("var_get", "k", "")]);
        yield return ("a large variable", [Outputs("var_set", "big=" + new string('x', 100_000), ""), Outputs("var_get", "big", new string('x', 100_000))]);
        yield return ("no variable", [Fails("var_set", "novalue", "the input must be key=value"), Fails("var_set", "", "the input must be key=value")]);
        yield return ("variables survive a trap", [Outputs("var_set", "k=v", ""), Traps("trap"), Outputs("var_get", "k", "v")]);
        yield return ("an instance keeps its globals", [Outputs("count", "", "1"), Outputs("count", "", "2"), Fails("fail", "x", "failed: x"), Outputs("count", "x", "3")]);
    }

    private static byte[] Upper(byte[] bytes) => [.. bytes.Select(static value => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value)];

    private static string Shown(string text)
    {
        var shown = new StringBuilder("'");
        foreach (Rune rune in text.EnumerateRunes())
        {
            shown.Append(Rune.IsControl(rune) ? $"\\x{rune.Value:x2}" : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}
