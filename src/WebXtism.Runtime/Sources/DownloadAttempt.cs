using System.Net;

namespace WebXtism.Sources;

/// <summary>One attempt to download a module. It can be run again.</summary>
internal sealed class DownloadAttempt(Uri uri, UrlSourceOptions options, bool allowHttp)
{
    private const int MaxRedirects = 10;
    private const int ChunkBytes = 64 * 1024;
    // What the server announces is believed up to here; more memory is taken as the bytes come.
    private const int MaxInitialBytes = 16 * 1024 * 1024;

    // Redirects are followed here and not by the handler, which would pass all headers on to the next host.
    private static readonly HttpClient s_shared = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        // All sources of the process share this client; what one download is given must not go along with another.
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <exception cref="DownloadException">It failed.</exception>
    public async ValueTask<byte[]> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new DownloadException(PluginLoadFailure.Download, $"has no secure connection: {(exception.InnerException ?? exception).Message}", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A connection that is torn down because the time is over may say so in its own way.
            cancellationToken.ThrowIfCancellationRequested();
            throw new DownloadException(PluginLoadFailure.Download, $"cannot be downloaded: {exception.Message}", exception) { IsTransient = true };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The timeout of a client that the application gave.
            throw new DownloadException(PluginLoadFailure.Timeout, $"was not downloaded in time: {exception.Message}", exception) { IsTransient = true };
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or FormatException)
        {
            throw new DownloadException(PluginLoadFailure.Download, $"cannot be requested: {exception.Message}", exception);
        }
    }

    private async ValueTask<byte[]> FollowAsync(CancellationToken cancellationToken)
    {
        HttpClient client = options.HttpClient ?? s_shared;
        Uri address = uri;
        // Once elsewhere, for good: another host must not choose what is asked of the first one with its secrets.
        bool isFirstHost = true;
        for (int redirects = 0; ; redirects++)
        {
            RefusePlainHttp(address);
            using HttpRequestMessage request = Request(address, isFirstHost);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            // A client that follows redirects by itself leaves the last address here.
            address = response.RequestMessage?.RequestUri ?? address;
            RefusePlainHttp(address);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return await BodyAsync(response, cancellationToken).ConfigureAwait(false);
            }

            address = new Uri(address, location);
            isFirstHost &= address.Scheme == uri.Scheme && address.Authority == uri.Authority;
            if (redirects == MaxRedirects || !ManifestUrlModule.IsDownloadable(address))
            {
                throw Failed(redirects == MaxRedirects ? "is redirected without end." : $"is redirected to '{address.Scheme}:', which is not HTTP.");
            }
        }
    }

    private HttpRequestMessage Request(Uri address, bool isFirstHost)
    {
        var request = new HttpRequestMessage(options.Method, address);
        foreach ((string name, string value) in options.Headers.Where(_ => isFirstHost))
        {
            if (value.AsSpan().ContainsAny('\r', '\n', '\0') || !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Dispose();
                throw Failed($"cannot be requested: the header '{name}' is none of a request, or has a line break in its value.");
            }
        }

        return request;
    }

    private async ValueTask<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw Status(response);
        }

        long announced = response.Content.Headers.ContentLength ?? 0;
        if (announced > options.MaxBytes)
        {
            throw TooLarge();
        }

        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            using var wasm = new MemoryStream((int)Math.Clamp(announced, 0, MaxInitialBytes));
            byte[] chunk = new byte[ChunkBytes];
            while (await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                if (wasm.Length + read > options.MaxBytes)
                {
                    throw TooLarge();
                }

                wasm.Write(chunk, 0, read);
            }

            return wasm.ToArray();
        }
    }

    private void RefusePlainHttp(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !allowHttp)
        {
            throw Failed("would come over plain HTTP, where anybody on the way can change it. Use https, pin its SHA-256, or set UrlSourceOptions.AllowHttp.");
        }
    }

    private DownloadException Status(HttpResponseMessage response)
    {
        string message = response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "does not exist: the server answered",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "may not be downloaded (set UrlSourceOptions.Headers if it needs a token): the server answered",
            _ => "cannot be downloaded: the server answered",
        };
        string status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        return new DownloadException(PluginLoadFailure.Download, $"{message} {status}.", new HttpRequestException(status, null, response.StatusCode))
        {
            IsTransient = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
            RetryAfter = RetryAfter(response),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.TimeProvider.GetUtcNow(),
            _ => null,
        };
        // Never longer than everything may take, which ends the pause anyway.
        return asked is { } delay ? TimeSpan.FromTicks(Math.Clamp(delay.Ticks, 0, options.Timeout.Ticks)) : null;
    }

    private DownloadException TooLarge() => new(PluginLoadFailure.TooLarge, $"has more bytes than it may have ({options.MaxBytes}); see UrlSourceOptions.MaxBytes.");

    private static DownloadException Failed(string message) => new(PluginLoadFailure.Download, message);

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
