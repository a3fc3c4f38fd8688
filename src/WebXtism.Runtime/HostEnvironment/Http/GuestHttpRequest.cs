namespace WebXtism.HostEnvironment.Http;

/// <summary>A request as a plugin wants it made: well-formed, and not yet allowed.</summary>
/// <param name="Url">Where to; see <see cref="GuestUrl"/>.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Headers">Each name once.</param>
internal sealed record GuestHttpRequest(Uri Url, HttpMethod Method, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>The body, or <see langword="null"/> when there is none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What to request instead after a redirect, by RFC 9110 section 15.4.</summary>
    /// <param name="status">The status that redirects.</param>
    /// <param name="target">Where to.</param>
    public GuestHttpRequest RedirectedTo(Uri target, int status)
    {
        bool becomesGet = status == 303 ? Method != HttpMethod.Head : status is 301 or 302 && Method == HttpMethod.Post;
        bool leavesOrigin = !IsSameOrigin(Url, target);
        KeyValuePair<string, string>[] headers =
        [
            .. Headers.Where(header => !(leavesOrigin && RequestHeaders.IsCredential(header.Key)) && !(becomesGet && RequestHeaders.IsContent(header.Key))),
        ];
        return new(target, becomesGet ? HttpMethod.Get : Method, headers) { Body = becomesGet ? null : Body };
    }

    /// <summary>Makes the message that is sent.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Url);
        if (Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
        }

        foreach ((string name, string value) in Headers)
        {
            // The library keeps the headers of the content apart, also where there is no content.
            if (RequestHeaders.IsContent(name))
            {
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static bool IsSameOrigin(Uri a, Uri b) => a.Scheme == b.Scheme && a.Host == b.Host && a.Port == b.Port;
}
