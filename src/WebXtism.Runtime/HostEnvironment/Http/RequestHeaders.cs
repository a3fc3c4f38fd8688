using System.Buffers;
using System.Collections.Frozen;

namespace WebXtism.HostEnvironment.Http;

/// <summary>Which headers a plugin may set on its requests.</summary>
internal static class RequestHeaders
{
    // Host would address another site than the one that was checked; the others frame the message or govern the connection,
    // and with them one request can be made to look like two.
    private static readonly FrozenSet<string> s_refused = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Keep-Alive", "Expect");

    private static readonly FrozenSet<string> s_content = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5",
        "Content-Range", "Content-Type", "Expires", "Last-Modified");

    // RFC 9110 section 5.6.2.
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> s_text = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (char)c), '\t']);

    /// <summary>Whether a text is a token, as the names of methods and headers are.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_token);

    /// <summary>Tells why a plugin may not send a header.</summary>
    /// <returns>The reason, or <see langword="null"/> when it may.</returns>
    public static string? Problem(string name, string value)
    {
        if (s_refused.Contains(name) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase))
        {
            return $"plugins cannot set the header '{GuestName.Show(name)}'; the host does";
        }

        return value.AsSpan().ContainsAnyExcept(s_text)
            ? $"the value of the header '{GuestName.Show(name)}' holds a line break, another control character, or one that is not ASCII"
            : null;
    }

    /// <summary>Whether a header is a secret for one origin, which no redirect may carry to another.</summary>
    public static bool IsCredential(string name) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header describes the body, and goes where the body goes.</summary>
    public static bool IsContent(string name) => s_content.Contains(name);
}
