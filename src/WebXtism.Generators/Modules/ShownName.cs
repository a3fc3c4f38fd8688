namespace WebXtism.Generators.Modules;

/// <summary>How messages show names that a module chose: short and on one line, so that no module can write into a build's log.</summary>
internal static class ShownName
{
    /// <summary>How many reports of one kind a module can cause.</summary>
    public const int MaxReports = 100;

    private const int MaxLength = 80;

    public static string Of(string name)
    {
        string start = new(name.Take(MaxLength).Select(static letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter).ToArray());
        return name.Length > MaxLength ? start + "…" : start;
    }
}
