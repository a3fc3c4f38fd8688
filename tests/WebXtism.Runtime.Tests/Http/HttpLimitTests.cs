using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>How much a response may take, of memory and of time.</summary>
public sealed class HttpLimitTests(HttpServer server) : HttpTests(server)
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _cancellation = new();

    public override void Dispose()
    {
        base.Dispose();
        _cancellation.Dispose();
    }

    // Sends the head of a response and then nothing, until the other side goes away.
    private static async Task HangInBody(HttpContext context)
    {
        await context.Response.WriteAsync("begin");
        await context.Response.Body.FlushAsync();
        await HangInHead(context);
    }

    private static Task HangInHead(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    [Fact]
    public void The_default_is_what_extism_allows() => Assert.Equal(52_428_800, new PluginOptions().MaxHttpResponseBytes);

    [Fact]
    public void A_limit_cannot_be_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxHttpResponseBytes = -1);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1_000, 1_000, true)]
    [InlineData(1_000, 1_001, false)]
    [InlineData(65_536, 65_536, true)]
    [InlineData(65_536, 65_537, false)]
    [InlineData(long.MaxValue, 100_000, true)]
    public void A_response_may_be_as_large_as_the_limit(long limit, int size, bool fits)
    {
        HttpGuest guest = LoadGuest(options => options.MaxHttpResponseBytes = limit);
        Server.Answer = context => context.Response.Body.WriteAsync(new byte[size]).AsTask();

        if (fits)
        {
            Assert.Equal(size, guest.RequestBytes(Server.Url).Length);
            return;
        }

        var exception = Fails<PluginLimitException>(() => guest.RequestBytes(Server.Url + "/path"));
        Assert.Equal((PluginLimit.HttpResponse, "guest", "request"), (exception.Limit, exception.PluginName, exception.Export));
        Assert.Equal($"The plugin 'guest' requested {Server.Url}/path while it ran 'request', but the response has more than {limit} bytes; raise PluginOptions.MaxHttpResponseBytes, or request less.", exception.Message);
        Assert.Equal(0, guest.Status);
    }

    [Fact]
    public async Task A_response_without_end_ends_at_the_limit()
    {
        HttpGuest guest = LoadGuest(options => options.MaxHttpResponseBytes = 300_000);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Answer = async context =>
        {
            try
            {
                while (true)
                {
                    await context.Response.Body.WriteAsync(new byte[10_000], context.RequestAborted);
                }
            }
            finally
            {
                gone.SetResult();
            }
        };

        Assert.Equal(PluginLimit.HttpResponse, Fails<PluginLimitException>(() => guest.Request(Server.Url)).Limit);

        // And the connection is given up, not read on.
        await gone.Task.WaitAsync(OtherThread.Guard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_response_that_hangs_ends_at_the_deadline(bool inBody)
    {
        HttpGuest guest = LoadGuest(options => options.Timeout = s_short);
        Server.Answer = inBody ? HangInBody : HangInHead;

        var exception = Fails<PluginTimeoutException>(() => guest.Request(Server.Url));

        Assert.Equal(("guest", "request", s_short), (exception.PluginName, exception.Export, exception.Timeout));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_response_that_hangs_ends_with_the_callers_token(bool inBody)
    {
        HttpGuest guest = LoadGuest(options => options.Timeout = TimeSpan.FromDays(1));
        Server.Answer = async context =>
        {
            if (inBody)
            {
                await context.Response.WriteAsync("begin");
                await context.Response.Body.FlushAsync();
            }

            _cancellation.Cancel();
            await HangInHead(context);
        };

        var exception = Fails<OperationCanceledException>(() => guest.Request(Server.Url, cancellationToken: _cancellation.Token));

        Assert.Equal(_cancellation.Token, exception.CancellationToken);
        Says(exception, "was cancelled in the host function 'extism:host/env::http_request'.");
        Server.Answer = context => context.Response.WriteAsync("fine");
        Assert.Equal("fine", guest.Request(Server.Url));
    }

    [Fact]
    public void After_a_response_that_was_too_large_the_plugin_goes_on()
    {
        HttpGuest guest = LoadGuest(options => options.MaxHttpResponseBytes = 5);
        Server.Answer = context => context.Response.WriteAsync(context.Request.Path == "/large" ? "123456" : "12345");

        for (int i = 0; i < 3; i++)
        {
            Fails<PluginLimitException>(() => guest.Request(Server.Url + "/large"));
            Assert.Equal("12345", guest.Request(Server.Url));
        }
    }
}
