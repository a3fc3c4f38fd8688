using System.Text;

namespace WebXtism.Generators.Schemas;

/// <summary>The names that schemas take.</summary>
internal static class SchemaNames
{
    public static bool IsName(string name) =>
        name.Length > 0 && !IsDigit(name[0]) && name.All(static letter => IsDigit(letter) || IsLetter(letter));

    /// <summary>The nearest name that schemas take.</summary>
    public static string Near(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            text.Append(IsLetter(letter) || IsDigit(letter) ? letter : '_');
        }

        return text.Length == 0 || IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '$';

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
