using System.Buffers;

namespace WebXtism.Wasi.Files;

/// <summary>
/// Which names may be used in paths of the host. Windows gives some names another meaning: a drive, a stream, a device, the
/// name without the dot at its end. None of them may come from a guest.
/// </summary>
internal static class HostNames
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(
        [.. "\\/:*?\"<>|", .. Enumerable.Range(0, 32).Select(static code => (char)code)]);

    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    public static bool IsUsable(string name) => OperatingSystem.IsWindows() ? IsUsableOnWindows(name) : name.Length > 0;

    public static bool IsUsableOnWindows(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAny(s_special) && name[^1] is not ('.' or ' ') && !IsDevice(name);

    private static bool IsDevice(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        return s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && (char.IsAsciiDigit(stem[3]) || stem[3] is '\u00b9' or '\u00b2' or '\u00b3')
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }
}
