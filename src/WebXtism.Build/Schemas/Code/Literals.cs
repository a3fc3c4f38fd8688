using System.Globalization;
using System.Text;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Text of a schema in C#: nothing in it can end the literal or comment that holds it.</summary>
internal static class Literals
{
    // What C# takes for the end of a line.
    private static readonly char[] s_lineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>A string literal.</summary>
    public static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char letter in text)
        {
            if (letter is '"' or '\\')
            {
                literal.Append('\\').Append(letter);
            }
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
            {
                literal.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                literal.Append(letter);
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The lines of a documentation comment.</summary>
    public static string[] Documentation(string text) =>
        text.Replace("\r\n", "\n").Trim().Split(s_lineEnds).Select(static line => Escape(line.TrimEnd())).ToArray();

    private static string Escape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char letter = line[i];
            if (char.IsHighSurrogate(letter) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                text.Append(letter).Append(line[++i]);
                continue;
            }

            text.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\t' => "\t",
                // XML has no way to write them.
                _ when char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\ufffe' or '\uffff' => "\ufffd",
                _ => letter.ToString(),
            });
        }

        return text.ToString();
    }
}
