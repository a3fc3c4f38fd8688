using System.Net;
using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Sources;

public sealed class UrlSourceTests : SourceTestsBase
{
    [Fact]
    public void A_module_is_downloaded_and_the_address_names_it()
    {
        TestServer server = Serve();
        PluginSource source = Url(server, path: "plugins/my%20echo.wasm?token=1");

        Assert.Equal("my echo", source.Name);
        Echoes(source);
        Assert.Equal(("GET", "/plugins/my echo.wasm"), (server.Requests[0].Method, server.Requests[0].Path));
    }

    [Fact]
    public void An_address_without_a_path_is_named_by_its_host() => Assert.Equal("example.com", PluginSource.Url(new Uri("https://example.com/")).Name);

    [Fact]
    public void Method_and_headers_are_sent()
    {
        TestServer server = Serve();

        Echoes(Url(server, configure: options =>
        {
            options.Method = HttpMethod.Post;
            options.Headers["X-Key"] = "secret";
            options.Headers["authorization"] = "Bearer abc";
        }));

        TestServer.Request request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "secret", "Bearer abc"), (request.Method, request.Headers["X-Key"], request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("X-Key", "a\r\nX-Other: b")]
    [InlineData("X Key", "a")]
    [InlineData("Content-Type", "a")]
    public void A_header_that_is_none_is_refused(string name, string value)
    {
        TestServer server = Serve();

        Fails(Url(server, configure: options => options.Headers[name] = value), PluginLoadFailure.Download, $"the header '{name}'");

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_compressed_module_is_decompressed() =>
        Echoes(Url(Serve(async (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
            await gzip.WriteAsync(Wasm);
        })));

    [Fact]
    public void The_client_of_the_application_is_used_and_left_alone()
    {
        TestServer server = Serve();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-From", "mine");
        PluginSource source = Url(server, configure: options => options.HttpClient = client);

        Echoes(source);
        Echoes(source);

        Assert.Equal(["mine", "mine"], server.Requests.Select(request => request.Headers["X-From"]));
    }

    [Fact]
    public void Plain_HTTP_is_refused_before_anything_is_sent()
    {
        TestServer server = Serve();

        Fails(PluginSource.Url(server.Of("echo.wasm")), PluginLoadFailure.Download, "would come over plain HTTP", "pin its SHA-256", "UrlSourceOptions.AllowHttp");

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Plain_HTTP_is_as_good_as_any_with_a_pin() => Echoes(PluginSource.Url(Serve().Of("echo.wasm"), Pin));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pin_may_have_either_case(bool upper) => Echoes(Url(Serve(), upper ? Pin.ToUpperInvariant() : Pin));

    [Fact]
    public void Other_bytes_than_the_pinned_are_refused()
    {
        TestServer server = Serve();

        Fails(Url(server, WrongPin), PluginLoadFailure.Hash, $"expected {WrongPin}, found {Pin}");

        Assert.Single(server.Requests);
    }

    [Fact]
    public void Redirects_are_followed_and_headers_stay_with_the_first_host()
    {
        TestServer other = Serve();
        TestServer server = Serve((context, count) =>
        {
            context.Response.Redirect(count == 0 ? "/again" : other.Of("real.wasm").ToString());
            return Task.CompletedTask;
        });

        Echoes(Url(server, configure: options => options.Headers["X-Key"] = "secret"));

        Assert.Equal(["secret", "secret"], server.Requests.Select(request => request.Headers["X-Key"]));
        Assert.False(Assert.Single(other.Requests).Headers.ContainsKey("X-Key"));
    }

    [Fact]
    public void Headers_do_not_come_back_with_the_first_host()
    {
        TestServer server = null!;
        TestServer other = Serve((context, _) =>
        {
            context.Response.Redirect(server.Of("chosen.wasm").ToString());
            return Task.CompletedTask;
        });
        server = Serve((context, count) =>
        {
            if (count == 0)
            {
                context.Response.Redirect(other.Of("away").ToString());
                return Task.CompletedTask;
            }

            return context.Response.Body.WriteAsync(Wasm).AsTask();
        });

        Echoes(Url(server, configure: options => options.Headers["X-Key"] = "secret"));

        Assert.Equal([true, false], server.Requests.Select(request => request.Headers.ContainsKey("X-Key")));
    }

    [Fact]
    public void A_download_leaves_no_cookie_for_the_next()
    {
        TestServer server = Serve((context, _) =>
        {
            context.Response.Cookies.Append("session", "secret");
            return context.Response.Body.WriteAsync(Wasm).AsTask();
        });

        Echoes(Url(server));
        Echoes(Url(server));

        Assert.All(server.Requests, request => Assert.False(request.Headers.ContainsKey("Cookie")));
    }

    [Fact]
    public void Redirects_without_end_are_ended()
    {
        TestServer server = Serve((context, count) =>
        {
            context.Response.Redirect($"/{count}");
            return Task.CompletedTask;
        });

        Fails(Url(server), PluginLoadFailure.Download, "is redirected without end.");

        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public void A_redirect_to_another_scheme_is_refused() =>
        Fails(
            Url(Serve((context, _) =>
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = "file:///etc/passwd";
                return Task.CompletedTask;
            })),
            PluginLoadFailure.Download,
            "is redirected to 'file:', which is not HTTP.");

    [Fact]
    public void A_redirect_from_https_to_http_is_refused()
    {
        TestServer plain = Serve();
        TestServer secure = Serve(
            (context, _) =>
            {
                context.Response.Redirect(plain.Of("echo.wasm").ToString());
                return Task.CompletedTask;
            },
            tls: true);
        foreach (bool followsItself in new[] { false, true })
        {
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, AllowAutoRedirect = followsItself };
            using var client = new HttpClient(handler);

            Fails(PluginSource.Url(secure.Of("echo.wasm"), configure: options => options.HttpClient = client), PluginLoadFailure.Download, "would come over plain HTTP");
        }

        Assert.Empty(plain.Requests);
    }

    [Fact]
    public void A_client_that_follows_to_plain_HTTP_by_itself_is_noticed()
    {
        TestServer plain = Serve();
        using var client = new HttpClient(new Follower(plain.Of("echo.wasm")));

        Fails(PluginSource.Url(new Uri("https://nobody.invalid/echo.wasm"), configure: options => options.HttpClient = client), PluginLoadFailure.Download, "would come over plain HTTP");
        Echoes(PluginSource.Url(new Uri("https://nobody.invalid/echo.wasm"), Pin, options => options.HttpClient = client));
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_is_refused_and_not_tried_again()
    {
        TestServer server = Serve((context, _) => context.Response.Body.WriteAsync(Wasm).AsTask(), tls: true);

        var exception = Fails(Url(server), PluginLoadFailure.Download, "has no secure connection: ");

        Assert.Equal(HttpRequestError.SecureConnectionError, Assert.IsType<HttpRequestException>(exception.InnerException).HttpRequestError);
        Assert.Empty(Time.Pauses);
    }

    [Theory]
    [InlineData(404, "does not exist: the server answered 404 Not Found.")]
    [InlineData(410, "does not exist: the server answered 410 Gone.")]
    [InlineData(401, "may not be downloaded (set UrlSourceOptions.Headers if it needs a token): the server answered 401 Unauthorized.")]
    [InlineData(403, "the server answered 403 Forbidden.")]
    [InlineData(418, "cannot be downloaded: the server answered 418")]
    [InlineData(304, "cannot be downloaded: the server answered 304")]
    public void A_status_that_stays_is_an_error_at_once(int status, string problem)
    {
        TestServer server = Serve(status);

        var exception = Fails(Url(server), PluginLoadFailure.Download, problem);

        Assert.Equal((HttpStatusCode)status, Assert.IsType<HttpRequestException>(exception.InnerException).StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Secrets_of_an_address_are_not_in_messages()
    {
        TestServer server = Serve(404);
        var address = new UriBuilder(server.Of("echo.wasm?token=hidden1")) { UserName = "user", Password = "hidden2" };

        var exception = Fails(PluginSource.Url(address.Uri, configure: options => options.AllowHttp = true), PluginLoadFailure.Download, server.Of("echo.wasm").ToString());

        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_module_that_is_too_long_is_refused_whether_it_is_announced_or_not(bool announced)
    {
        TestServer server = Serve(async (context, _) =>
        {
            context.Response.ContentLength = announced ? Wasm.Length : null;
            await context.Response.Body.WriteAsync(Wasm);
        });

        Fails(Url(server, configure: options => options.MaxBytes = Wasm.Length - 1), PluginLoadFailure.TooLarge, $"has more bytes than it may have ({Wasm.Length - 1})");

        Assert.Single(server.Requests);
        Echoes(Url(server, configure: options => options.MaxBytes = Wasm.Length));
    }

    [Fact]
    public void What_is_decompressed_counts() =>
        Fails(
            Url(
                Serve(async (context, _) =>
                {
                    context.Response.Headers.ContentEncoding = "gzip";
                    await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
                    await gzip.WriteAsync(new byte[1_000_000]);
                }),
                configure: options => options.MaxBytes = 100_000),
            PluginLoadFailure.TooLarge);

    [Fact]
    public void What_arrives_must_be_a_module() =>
        Fails(Url(Serve((context, _) => context.Response.WriteAsync("<html>"))), PluginLoadFailure.NotWebAssembly, "begins with '<html>'");

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => PluginSource.Url(null!));
        Assert.Throws<ArgumentException>(() => PluginSource.Url(new Uri("a.wasm", UriKind.Relative)));
        Assert.Throws<ArgumentException>(() => PluginSource.Url(new Uri("file:///a.wasm")));
        Assert.Throws<ArgumentException>(() => PluginSource.Url(new Uri("https://a/b.wasm"), "123"));
        Assert.Throws<ArgumentException>(() => PluginSource.Url(new Uri("https://a/b.wasm"), new string('g', 64)));
        var options = new UrlSourceOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxBytes = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxBytes = long.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxRetries = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.Timeout = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.AttemptTimeout = TimeSpan.FromDays(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => options.RetryDelay = TimeSpan.FromSeconds(-1));
        Assert.Throws<ArgumentNullException>(() => options.Method = null!);
        Assert.Throws<ArgumentNullException>(() => options.TimeProvider = null!);
    }

    /// <summary>Asks another address than it is told to, as a handler that follows redirects does.</summary>
    private sealed class Follower(Uri address) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = address;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
