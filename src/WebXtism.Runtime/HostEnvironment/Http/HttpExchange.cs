namespace WebXtism.HostEnvironment.Http;

/// <summary>One request of a plugin with all the redirects that it leads to. Each hop passes the same checks as the first.</summary>
internal sealed class HttpExchange(HttpAccess access, HttpCaller caller, CancellationToken cancellationToken)
{
    private const int MaxRedirects = 10;

    /// <summary>Makes the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="last">Status and headers of the final response.</param>
    /// <returns>The body of the final response.</returns>
    /// <exception cref="ExtismException">The request is not allowed, or it failed.</exception>
    /// <exception cref="PluginLimitException">The response is too large.</exception>
    /// <exception cref="OperationCanceledException">The call is given up.</exception>
    public ResponseBody Run(GuestHttpRequest request, out LastResponse last)
    {
        Uri asked = request.Url;
        for (int redirects = 0; ; redirects++)
        {
            if (access.Refuses(request.Url) is { } problem)
            {
                throw caller.Refused(asked, redirects == 0 ? problem : $"it was redirected to {GuestUrl.Show(request.Url)}, and {problem}");
            }

            using HttpRequestMessage message = request.ToMessage();
            using HttpResponseMessage response = Send(message, request.Url);
            int status = (int)response.StatusCode;
            if (LocationOf(response, status) is not { } location)
            {
                last = LastResponse.Of(response, access.AllowResponseHeaders);
                return Read(response, asked);
            }

            if (redirects == MaxRedirects)
            {
                throw caller.Refused(asked, $"it was redirected more than {MaxRedirects} times");
            }

            request = request.RedirectedTo(Target(asked, request.Url, location), status);
        }
    }

    private static string? LocationOf(HttpResponseMessage response, int status) =>
        status is 301 or 302 or 303 or 307 or 308 && response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null;

    private HttpResponseMessage Send(HttpRequestMessage message, Uri url)
    {
        HttpResponseMessage response = Guard(url, () => access.Transport.Send(message, access.PublicOnly(url), cancellationToken));
        // A client of the application may have followed redirects by itself. That cannot be undone, but the answer can be kept back.
        if (response.RequestMessage?.RequestUri is not { } answered || answered == url)
        {
            return response;
        }

        try
        {
            answered = Target(url, url, answered.AbsoluteUri);
            return access.Refuses(answered) is { } problem
                ? throw caller.Refused(url, $"it was answered by {GuestUrl.Show(answered)}, and {problem}; the client of PluginOptions.HttpClientFactory must not follow redirects itself")
                : response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private ResponseBody Read(HttpResponseMessage response, Uri url) =>
        Guard(url, () => access.Transport.ReadBody(response, access.MaxResponseBytes, cancellationToken))
            ?? throw caller.TooLarge(url, access.MaxResponseBytes);

    private Uri Target(Uri asked, Uri from, string location)
    {
        Uri target;
        try
        {
            target = GuestUrl.Parse(location, from);
        }
        catch (UriFormatException exception)
        {
            throw caller.Refused(asked, $"it was redirected, and {exception.Message}");
        }

        // What was sent in private must not be repeated in the open.
        return from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp
            ? throw caller.Refused(asked, $"it was redirected from https to {GuestUrl.Show(target)}; such redirects are not followed")
            : target;
    }

    private T Guard<T>(Uri url, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // However the library reports it, the reason is the token.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is ExtismException refusal)
        {
            throw caller.Refused(url, refusal.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The last is a timeout of the application's own client.
            throw caller.Failed(url, exception);
        }
    }
}
