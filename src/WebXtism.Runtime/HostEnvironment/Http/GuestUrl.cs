using System.Net;

namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// Reads URLs of plugins and of redirects. What comes out has one spelling for each host, and exactly that is checked,
/// resolved, connected to and sent: two readings of one URL are how allow-lists are passed by.
/// </summary>
internal static class GuestUrl
{
    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL; relative ones need a base.</param>
    /// <param name="relativeTo">The base.</param>
    /// <returns>The URL with its host in lower-case ASCII, without a trailing dot; addresses in their usual form.</returns>
    /// <exception cref="UriFormatException">It is no URL that a plugin may use; the message says why, without naming it.</exception>
    public static Uri Parse(string text, Uri? relativeTo = null)
    {
        foreach (char c in text)
        {
            // Other programs read a backslash as a slash or not, and skip line breaks or not.
            if (char.IsControl(c) || c == '\\')
            {
                throw new UriFormatException("the URL holds a control character or a backslash");
            }
        }

        if (!(relativeTo is null ? Uri.TryCreate(text, UriKind.Absolute, out Uri? url) : Uri.TryCreate(relativeTo, text, out url)))
        {
            throw new UriFormatException("it is not a valid URL");
        }

        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            throw new UriFormatException("it is not an http or https URL");
        }

        // Not UserInfo: "http://@host" has an empty one.
        ReadOnlySpan<char> authority = url.AbsoluteUri.AsSpan(url.Scheme.Length + 3);
        if (authority[..authority.IndexOf('/')].Contains('@'))
        {
            throw new UriFormatException("the URL holds a user name or password; send an Authorization header instead");
        }

        if (url.Port == 0)
        {
            throw new UriFormatException("the URL has port 0");
        }

        string host = HostOf(url);
        return host == url.Host ? url : new UriBuilder(url) { Host = host }.Uri;
    }

    /// <summary>How a URL is shown in messages: without its query, which may hold secrets, and in safe characters.</summary>
    public static string Show(Uri url)
    {
        const int Shown = 200;
        string text = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return text.Length > Shown ? text[..Shown] + "…" : text;
    }

    private static string HostOf(Uri url)
    {
        switch (url.HostNameType)
        {
            case UriHostNameType.IPv4:
                return url.Host;
            case UriHostNameType.IPv6 when !url.DnsSafeHost.Contains('%'):
                return $"[{IPAddress.Parse(url.DnsSafeHost)}]";
            case UriHostNameType.Dns:
                string name = HostName.ToAscii(url.Host);
                // "127.0.0.1." and "127。0。0。1" are names to the parser and addresses to the resolver.
                return IPAddress.TryParse(name, out IPAddress? address) ? address.ToString() : name;
            default:
                throw new UriFormatException("the URL's host is neither a name nor an address");
        }
    }
}
