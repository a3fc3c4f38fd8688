using System.Net;
using System.Net.Sockets;

namespace WebXtism.Tests.Sources;

public sealed class DownloadRetryTests : SourceTestsBase
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void A_status_that_may_pass_is_tried_again(int status)
    {
        TestServer server = Serve(status, status, status);

        Echoes(Url(server));

        Assert.Equal((4, 3), (server.Requests.Count, Time.Pauses.Count));
    }

    [Fact]
    public void Attempts_come_to_an_end()
    {
        TestServer server = Serve(503, 503, 503);

        var exception = Fails(Url(server, configure: options => options.MaxRetries = 2), PluginLoadFailure.Download, "the server answered 503 Service Unavailable.");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<HttpRequestException>(exception.InnerException).StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void No_retries_means_one_attempt()
    {
        TestServer server = Serve(503);

        Fails(Url(server, configure: options => options.MaxRetries = 0), PluginLoadFailure.Download, "503");

        Assert.Single(server.Requests);
    }

    [Fact]
    public void What_may_change_something_is_not_asked_twice()
    {
        TestServer server = Serve(503);

        Fails(Url(server, configure: options => options.Method = HttpMethod.Post), PluginLoadFailure.Download, "503");

        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_server_says_how_long_to_wait()
    {
        TestServer server = Serve((context, count) =>
        {
            if (count == 0)
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "7";
                return Task.CompletedTask;
            }

            return context.Response.Body.WriteAsync(Wasm).AsTask();
        });

        Echoes(Url(server));

        Assert.Equal([TimeSpan.FromSeconds(7)], Time.Pauses);
    }

    [Fact]
    public void A_download_that_breaks_off_is_tried_again()
    {
        TestServer server = Serve(async (context, count) =>
        {
            context.Response.ContentLength = Wasm.Length;
            await context.Response.Body.WriteAsync(Wasm.AsMemory(0, count == 0 ? 10 : Wasm.Length));
            if (count == 0)
            {
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        });

        Echoes(Url(server));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Nobody_listening_is_an_error_after_all_attempts()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Fails(
            PluginSource.Url(new Uri($"https://127.0.0.1:{port}/echo.wasm"), configure: options => options.TimeProvider = Time),
            PluginLoadFailure.Download,
            $"https://127.0.0.1:{port}/echo.wasm cannot be downloaded: ");

        Assert.Equal(3, Time.Pauses.Count);
    }

    [Fact]
    public void An_attempt_that_takes_too_long_is_tried_again()
    {
        TimeSpan limit = TimeSpan.FromSeconds(100);
        TestServer server = Serve(async (context, count) =>
        {
            if (count == 0)
            {
                Time.Elapse(limit);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await context.Response.Body.WriteAsync(Wasm);
        });

        Echoes(Url(server, configure: options => options.AttemptTimeout = limit));

        Assert.Equal((2, 1), (server.Requests.Count, Time.Pauses.Count));
    }

    [Fact]
    public void A_body_that_takes_too_long_is_a_timeout()
    {
        TestServer server = Serve(async (context, _) =>
        {
            await context.Response.Body.WriteAsync(Wasm.AsMemory(0, 10));
            await context.Response.Body.FlushAsync();
            Time.Elapse(TimeSpan.FromSeconds(100));
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Fails(Url(server, configure: options => options.MaxRetries = 1), PluginLoadFailure.Timeout, "was not downloaded within 100 s.");

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void When_all_the_time_is_over_nothing_is_tried_again()
    {
        TestServer server = Serve(async (context, _) =>
        {
            Time.Elapse(TimeSpan.FromMinutes(5));
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Fails(Url(server), PluginLoadFailure.Timeout, "was not downloaded within 300 s.");

        Assert.Single(server.Requests);
        Assert.Empty(Time.Pauses);
    }

    [Fact]
    public void Cancelling_ends_a_download_as_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        TestServer server = Serve(async (context, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Assert.ThrowsAny<OperationCanceledException>(() => Wait(Host.LoadAsync(Url(server), cancellationToken: cancel.Token)));

        Assert.Single(server.Requests);
    }
}
