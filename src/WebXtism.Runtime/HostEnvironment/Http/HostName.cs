using System.Globalization;
using System.Text;

namespace WebXtism.HostEnvironment.Http;

/// <summary>The one spelling of a host name.</summary>
internal static class HostName
{
    private static readonly IdnMapping s_idn = new();

    /// <summary>Lower case, ASCII (IDNA), no dot at the end.</summary>
    /// <exception cref="UriFormatException">It is no host name.</exception>
    public static string ToAscii(string name)
    {
        string lower = name.ToLowerInvariant();
        try
        {
            string ascii = Ascii.IsValid(lower) ? lower : s_idn.GetAscii(lower).ToLowerInvariant();
            return ascii.EndsWith('.') ? ascii[..^1] : ascii;
        }
        catch (ArgumentException exception)
        {
            throw new UriFormatException("the host name cannot be written in ASCII", exception);
        }
    }
}
