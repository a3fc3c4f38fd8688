using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebXtism;

/// <summary>
/// Shows names that a guest chose in messages, which end in logs: of bounded length and on one line, so that a plugin can
/// neither flood them nor forge a line of its own.
/// </summary>
internal static class GuestName
{
    // Long enough for what compilers make of templates.
    private const int Shown = 200;

    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static code => (char)code).Where(char.IsControl), '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E']);

    public static string Show(string name) =>
        name.Length <= Shown && !name.AsSpan().ContainsAny(s_controls) ? name : Shorten(name);

    private static string Shorten(string name)
    {
        var text = new StringBuilder(Shown + 1);
        foreach (char c in name.AsSpan(0, Math.Min(Shown, name.Length)))
        {
            _ = s_controls.Contains(c) ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : text.Append(c);
        }

        return name.Length <= Shown ? text.ToString() : text.Append('…').ToString();
    }
}
