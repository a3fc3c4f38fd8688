using System.Net;

namespace WebXtism.HostEnvironment.Http;

/// <summary>Sends with <see cref="HttpClient"/>: the application's, or clients of our own.</summary>
/// <param name="factory">Gives the application's client; <see langword="null"/> for our own.</param>
internal sealed class HttpClientTransport(Func<HttpClient>? factory) : IHttpTransport
{
    // Two, because connections are reused: one that was made to a private address must not serve a request that may not go there.
    private readonly Lazy<HttpClient> _public = new(static () => CreateClient(publicOnly: true));
    private readonly Lazy<HttpClient> _any = new(static () => CreateClient(publicOnly: false));

    public HttpResponseMessage Send(HttpRequestMessage request, bool publicOnly, CancellationToken cancellationToken)
    {
        HttpClient client = factory is null ? (publicOnly ? _public : _any).Value
            : factory() ?? throw new InvalidOperationException("PluginOptions.HttpClientFactory returned null.");
        request.Version = client.DefaultRequestVersion;
        request.VersionPolicy = client.DefaultVersionPolicy;
        return Wait(() => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken), cancellationToken);
    }

    public ResponseBody? ReadBody(HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken) =>
        Wait(
            async () =>
            {
                Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    return await ResponseBody.ReadAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);

    public void Dispose()
    {
        foreach (Lazy<HttpClient> client in (ReadOnlySpan<Lazy<HttpClient>>)[_public, _any])
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }

    // On the pool, away from the synchronization context or scheduler that this thread blocks: a handler of the application
    // may want to come back to it. And the wait ends with the token also where such a handler ignores it.
    private static T Wait<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(work, CancellationToken.None).WaitAsync(cancellationToken).GetAwaiter().GetResult();

    private static HttpClient CreateClient(bool publicOnly)
    {
        var handler = new SocketsHttpHandler
        {
            // Each hop is checked first; see HttpExchange.
            AllowAutoRedirect = false,
            // What one request leaves must not show in another, and compressed bytes count as what they are.
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            // A proxy would resolve names itself, out of reach of the check of addresses.
            UseProxy = false,
            // The application's traces, and their baggage, are none of the hosts' business.
            ActivityHeadersPropagator = null,
            // Names are resolved and checked again after a while.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = publicOnly ? PublicConnection.ConnectAsync : null,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        // Some hosts refuse requests that name no agent.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "WebXtism");
        return client;
    }
}
