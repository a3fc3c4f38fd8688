using System.Globalization;
using System.Net;
using System.Text;

namespace WebXtism.HostEnvironment.Http;

/// <summary>One entry of <see cref="PluginOptions.AllowedHosts"/>: <c>[scheme://]host[:port]</c>.</summary>
internal sealed class HostPattern
{
    private const string Wildcards = "*?[";

    private readonly string? _scheme;
    private readonly int? _port;
    private readonly HostGlob? _glob;
    private readonly string? _address;

    private HostPattern(string? scheme, string host, int? port)
    {
        _scheme = scheme;
        _port = port;
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            _address = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        }
        else
        {
            _glob = HostGlob.Parse(host);
        }
    }

    /// <summary>Whether the pattern is one address, which the application so allows wherever it is.</summary>
    public bool IsAddress => _address is not null;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static HostPattern Parse(string pattern)
    {
        ReadOnlySpan<char> rest = pattern;
        string? scheme = null;
        int schemeEnd = rest.IndexOf("://");
        if (schemeEnd >= 0)
        {
            scheme = rest[..schemeEnd].ToString().ToLowerInvariant();
            rest = rest[(schemeEnd + 3)..];
            if (scheme is not ("http" or "https"))
            {
                throw new FormatException("the scheme is neither 'http' nor 'https'");
            }
        }

        // A set never holds a colon, so brackets with one in them are an IPv6 address, as in a URL.
        int bracket = rest.StartsWith("[") ? rest.IndexOf(']') : -1;
        if (bracket > 0 && rest[..bracket].Contains(':'))
        {
            return new(scheme, Ipv6(rest[1..bracket]), Port(rest[(bracket + 1)..]));
        }

        int colon = rest.IndexOf(':');
        return colon < 0
            ? new(scheme, Name(rest.ToString()), port: null)
            : new(scheme, Name(rest[..colon].ToString()), Port(rest[colon..]));
    }

    /// <summary>Tells whether a URL that <see cref="GuestUrl"/> read fits.</summary>
    public bool Matches(Uri url) =>
        (_scheme is null || _scheme == url.Scheme)
        && (_port is null || _port == url.Port)
        && (_address is null ? _glob!.Matches(url.Host) : _address == url.Host);

    private static string Name(string host)
    {
        string name = host;
        if (!Ascii.IsValid(host))
        {
            // By label: only whole labels have an ASCII form.
            name = string.Join('.', host.Split('.').Select(static label =>
                Ascii.IsValid(label) ? label
                : label.AsSpan().ContainsAny(Wildcards) ? throw new FormatException($"'{label}' mixes wildcards with characters that are not ASCII")
                : HostName.ToAscii(label)));
        }

        name = HostName.ToAscii(name);
        return name.Length == 0 ? throw new FormatException("the host is missing")
            // No host fits, and elsewhere a dot in front means what a star does here.
            : name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal) ? throw new FormatException("a name between dots is empty; '*.example.com' allows what is below example.com")
            : name;
    }

    private static string Ipv6(ReadOnlySpan<char> address) =>
        !address.Contains('%') && IPAddress.TryParse(address, out IPAddress? parsed) ? parsed.ToString() : throw new FormatException($"'{address}' is not an IPv6 address");

    private static int? Port(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        return text[0] == ':' && ushort.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0
            ? port
            : throw new FormatException($"'{text}' is not a port; a pattern is [scheme://]host[:port], without a path");
    }
}
