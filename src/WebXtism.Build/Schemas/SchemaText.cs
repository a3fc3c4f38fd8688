using System.Globalization;
using System.Text;

namespace WebXtism.Build.Schemas;

/// <summary>Text of a schema in messages.</summary>
internal static class SchemaText
{
    private const int MaxLength = 200;

    /// <summary>The text in one line without anything that a terminal would obey, and not endless.</summary>
    public static string Shown(string text) => Line(text.Length > MaxLength ? text.Substring(0, MaxLength) + "…" : text);

    /// <summary>The same for a message as a whole, whatever it quotes.</summary>
    public static string Line(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            bool isSafe = !char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not ('\u2028' or '\u2029') && char.GetUnicodeCategory(letter) != UnicodeCategory.Format;
            shown.Append(isSafe ? letter : '?');
        }

        return shown.ToString();
    }
}
