using System.Net;
using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>The application's own client.</summary>
public sealed class HttpClientFactoryTests(HttpServer server) : HttpTests(server)
{
    /// <summary>Answers without a network.</summary>
    private sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private static Task<HttpResponseMessage> Answer(HttpStatusCode status, string body = "", string? location = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (location is not null)
        {
            response.Headers.TryAddWithoutValidation("Location", location);
        }

        return Task.FromResult(response);
    }

    [Fact]
    public void Every_request_asks_for_the_client_and_nobody_disposes_it()
    {
        var handler = new StubHandler((request, _) => Answer(HttpStatusCode.OK, $"{request.Method} {request.RequestUri}"));
        using var client = new HttpClient(handler);
        int asked = 0;
        using (CompiledPlugin compiled = Wait(Host.CompileAsync(PluginSource.Bytes(Guest.Of(typeof(HttpGuest)), "guest"), options =>
        {
            options.AllowedHosts.Add("*.example.com");
            options.HttpClientFactory = () =>
            {
                asked++;
                return client;
            };
        })))
        {
            using Plugin plugin = compiled.Instantiate();
            var guest = new HttpGuest(plugin);
            Assert.Equal("GET http://api.example.com/x", guest.Request("http://api.example.com./x"));
            Assert.Equal("GET https://api.example.com/", guest.Request("https://API.example.com"));
        }

        Assert.Equal(2, asked);
        Assert.False(handler.IsDisposed);
    }

    [Fact]
    public void The_rules_hold_with_every_client()
    {
        int requests = 0;
        using var client = new HttpClient(new StubHandler((_, _) =>
        {
            requests++;
            return Answer(HttpStatusCode.OK, "123456");
        }));
        HttpGuest guest = LoadGuest(
            options =>
            {
                options.HttpClientFactory = () => client;
                options.MaxHttpResponseBytes = 5;
            },
            "*.com");

        Refused(() => guest.Request("http://denied.net/"));
        Misread(() => guest.Request("http://user@allowed.com/"));
        Says(Refused(() => LoadGuest(options => options.HttpClientFactory = () => client, "*").Request("http://127.0.0.1/")), "not on the internet");
        Assert.Equal(0, requests);
        Fails<PluginLimitException>(() => guest.Request("http://allowed.com/"));
    }

    [Fact]
    public void The_version_is_the_clients()
    {
        using var client = new HttpClient(new StubHandler((request, _) => Answer(HttpStatusCode.OK, $"{request.Version} {request.VersionPolicy}")))
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, "*");

        Assert.Equal("2.0 RequestVersionExact", guest.Request("https://example.com/"));
    }

    [Fact]
    public void A_redirect_from_https_to_http_is_not_followed()
    {
        using var client = new HttpClient(new StubHandler((request, _) =>
            Answer(HttpStatusCode.Redirect, location: request.RequestUri!.AbsolutePath == "/up" ? "https://example.com/down" : "http://example.com/end")));
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, "*");

        Says(Refused(() => guest.Request("http://example.com/up?secret")),
            "The plugin 'guest' requested http://example.com/up while it ran 'request', but it was redirected from https to http://example.com/end; such redirects are not followed.");
    }

    [Fact]
    public void The_answer_of_a_client_that_follows_redirects_to_a_denied_host_is_kept_back()
    {
        using var client = new HttpClient();
        Server.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Path == "/start" ? 302 : 200;
            context.Response.Headers.Location = Server.OtherUrl + "/end";
            return context.Response.WriteAsync("answer");
        };
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, $"127.0.0.1:{Server.Port}");

        var exception = Fails<HostFunctionException>(() => guest.Request(Server.Url + "/start"));

        Says(exception.InnerException!, $"it was answered by {Server.OtherUrl}/end, and no pattern of PluginOptions.AllowedHosts allows {Server.OtherUrl}; the client of PluginOptions.HttpClientFactory must not follow redirects itself.");
    }

    [Theory]
    [InlineData("http://127.0.0.1./", "it was answered by http://127.0.0.1/, and '127.0.0.1' is at 127.0.0.1, which is not on the internet")]
    [InlineData("ftp://example.com/", "it was redirected, and it is not an http or https URL")]
    [InlineData("https://other.example/", null)]
    public void An_answer_from_elsewhere_passes_the_same_checks(string answeredBy, string? reason)
    {
        using var client = new HttpClient(new StubHandler((request, _) =>
        {
            request.RequestUri = new Uri(answeredBy);
            return Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent("answer") });
        }));
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, "*");

        if (reason is null)
        {
            Assert.Equal("answer", guest.Request("http://example.com/"));
        }
        else
        {
            Says(Refused(() => guest.Request("http://example.com/")), "but " + reason);
        }
    }

    [Fact]
    public void A_timeout_of_the_client_is_a_failure_of_the_request()
    {
        using var client = new HttpClient(new StubHandler(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        }))
        { Timeout = TimeSpan.FromMilliseconds(20) };
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, "*");

        var exception = Assert.IsType<ExtismException>(Fails<HostFunctionException>(() => guest.Request("http://example.com/", cancellationToken: CancellationToken.None)).InnerException);

        Says(exception, "The plugin 'guest' requested http://example.com/ while it ran 'request', and that failed: ");
        Assert.IsType<TaskCanceledException>(exception.InnerException);
    }

    [Fact]
    public void The_call_ends_with_its_token_also_when_the_client_ignores_it()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = new HttpClient(new StubHandler((_, _) =>
        {
            cancellation.Cancel();
            return new TaskCompletionSource<HttpResponseMessage>().Task;
        }));
        HttpGuest guest = LoadGuest(options => options.HttpClientFactory = () => client, "*");

        Fails<OperationCanceledException>(() => guest.Request("http://example.com/", cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task A_handler_may_come_back_to_where_it_was_called()
    {
        // Without ConfigureAwait(false) it comes back to the scheduler of its caller; that one waits for the plugin.
        using var client = new HttpClient(new StubHandler(async (_, _) =>
        {
            await Task.Yield();
            return await Answer(HttpStatusCode.OK, "answer");
        }));
        using CompiledPlugin compiled = await Host.CompileAsync(PluginSource.Bytes(Guest.Of(typeof(HttpGuest)), "guest"), options =>
        {
            options.AllowedHosts.Add("*");
            options.HttpClientFactory = () => client;
        });
        using Plugin plugin = compiled.Instantiate();

        byte[] output = await plugin.CallAsync("request", """{"url": "http://example.com"}"""u8.ToArray()).WaitAsync(OtherThread.Guard);

        Assert.Equal("answer"u8, output);
    }

    [Fact]
    public void A_failure_of_the_factory_is_the_applications()
    {
        HttpGuest broken = LoadGuest(options => options.HttpClientFactory = () => throw new InvalidTimeZoneException("mine"), "*");
        HttpGuest empty = LoadGuest(options => options.HttpClientFactory = () => null!, "*");

        Assert.IsType<InvalidTimeZoneException>(Fails<HostFunctionException>(() => broken.Request("http://example.com/")).InnerException);
        Says(Fails<HostFunctionException>(() => empty.Request("http://example.com/")).InnerException!, "PluginOptions.HttpClientFactory returned null.");
    }
}
