using System.Globalization;

namespace WebXtism.Generators.Modules;

/// <summary>How messages show names that a module chose: short and on one line, so that no module can write into a build's log.</summary>
internal static class ShownName
{
    /// <summary>How many reports of one kind a module can cause.</summary>
    public const int MaxReports = 100;

    private const int MaxLength = 80;

    public static string Of(string name)
    {
        string start = new(name.Take(MaxLength).Select(static letter => IsShown(letter) ? letter : '?').ToArray());
        return name.Length > MaxLength ? start + "…" : start;
    }

    // Among the formats are those that turn the direction of what follows.
    private static bool IsShown(char letter) => char.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
