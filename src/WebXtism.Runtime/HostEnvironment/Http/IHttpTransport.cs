namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// Carries one request. The guest waits inside its call, so both members block; that is the one thing here that a browser
/// cannot do, where another implementation must take the place of <see cref="HttpClientTransport"/>.
/// </summary>
internal interface IHttpTransport : IDisposable
{
    /// <summary>Sends a request and waits for the head of the response.</summary>
    /// <param name="request">The request. Redirects are not followed.</param>
    /// <param name="publicOnly">Whether only addresses of the internet may be connected to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    HttpResponseMessage Send(HttpRequestMessage request, bool publicOnly, CancellationToken cancellationToken);

    /// <summary>Waits for the body of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="maxBytes">How large it may be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body, or <see langword="null"/> when it is larger.</returns>
    ResponseBody? ReadBody(HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken);
}
