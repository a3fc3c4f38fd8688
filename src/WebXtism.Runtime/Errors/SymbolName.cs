using System.Globalization;
using System.Text;

namespace WebXtism;

/// <summary>Makes the names that compilers give to functions readable. Only Rust's are worth it: its paths are the source's own.</summary>
internal static class SymbolName
{
    private const string Prefix = "_ZN";
    private const int HashLength = 17;

    private static readonly (string Escape, string Text)[] s_escapes =
    [
        ("$LT$", "<"), ("$GT$", ">"), ("$RF$", "&"), ("$BP$", "*"), ("$LP$", "("), ("$RP$", ")"), ("$C$", ","), ("$u20$", " "), ("$u7b$", "{"), ("$u7d$", "}"), ("..", "::"),
    ];

    /// <summary>Turns <c>_ZN4trap5inner17h…E</c> into <c>trap::inner</c>; every other name stays as it is.</summary>
    public static string Demangle(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith('E'))
        {
            return name;
        }

        var path = new List<string>();
        ReadOnlySpan<char> rest = name.AsSpan(Prefix.Length, name.Length - Prefix.Length - 1);
        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > rest.Length - digits)
            {
                return name;
            }

            path.Add(rest.Slice(digits, length).ToString());
            rest = rest[(digits + length)..];
        }

        // The last part of a Rust path is a hash. Without one it is C++, whose names say more than a path.
        if (path.Count < 2 || path[^1].Length != HashLength || path[^1][0] != 'h')
        {
            return name;
        }

        return string.Join("::", path.Take(path.Count - 1).Select(Unescape));
    }

    private static string Unescape(string part)
    {
        var text = new StringBuilder(part.StartsWith("_$", StringComparison.Ordinal) ? part[1..] : part);
        foreach ((string escape, string replacement) in s_escapes)
        {
            text.Replace(escape, replacement);
        }

        return text.ToString();
    }
}
