using System.Net.Http.Headers;

namespace WebXtism.HostEnvironment.Http;

/// <summary>What a plugin can ask about the response to its last request.</summary>
/// <param name="Status">The status, 0 when there is none.</param>
/// <param name="Headers">Names in lower case, each once.</param>
internal sealed record LastResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Before the first request, and after one that failed.</summary>
    public static LastResponse None { get; } = new(0, []);

    public static LastResponse Of(HttpResponseMessage response, bool withHeaders) =>
        new((int)response.StatusCode, withHeaders ? HeadersOf(response) : []);

    // Joined as RFC 9110 section 5.2 has it, so that nothing is lost. The raw values: what a host sends is passed on as it is.
    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (HttpHeadersNonValidated part in (ReadOnlySpan<HttpHeadersNonValidated>)[response.Headers.NonValidated, response.Content.Headers.NonValidated])
        {
            foreach ((string name, HeaderStringValues values) in part)
            {
                headers.Add(new(name.ToLowerInvariant(), string.Join(", ", values)));
            }
        }

        return headers;
    }
}
