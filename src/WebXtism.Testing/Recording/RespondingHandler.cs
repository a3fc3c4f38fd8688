namespace WebXtism.Testing.Recording;

/// <summary>Records the requests of plugins and lets the test answer them.</summary>
internal sealed class RespondingHandler(RecordedList<RecordedRequest> requests, Func<Func<HttpRequestMessage, HttpResponseMessage>> responder) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            headers[name] = string.Join(", ", values);
        }

        requests.Add(new(request.Method.Method, request.RequestUri!, headers, body));
        return responder()(request);
    }
}
