using System.Text;

namespace WebXtism.Build.Schemas;

/// <summary>Text of a schema in messages.</summary>
internal static class SchemaText
{
    private const int MaxLength = 200;

    /// <summary>The text in one line without anything that a terminal would obey, and not endless.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (char letter in text.Length > MaxLength ? text.Substring(0, MaxLength) + "…" : text)
        {
            shown.Append(char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' ? '?' : letter);
        }

        return shown.ToString();
    }
}
