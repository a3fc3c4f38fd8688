using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>What a plugin sees of a response.</summary>
public sealed class ResponseTests(HttpServer server) : HttpTests(server)
{
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(418)]
    [InlineData(500)]
    [InlineData(599)]
    public void Any_status_is_a_result(int status)
    {
        HttpGuest guest = LoadGuest();
        bool mayHaveBody = status != 304;
        Server.Answer = context =>
        {
            context.Response.StatusCode = status;
            return mayHaveBody ? context.Response.WriteAsync("body") : Task.CompletedTask;
        };

        Assert.Equal(mayHaveBody ? "body" : "", guest.Request(Server.Url));
        Assert.Equal(status, guest.Status);
        // It stays until the next request, also over calls.
        Assert.Equal(status, guest.Status);
    }

    [Theory]
    [InlineData("GET", 204)]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    public void An_empty_body_is_the_null_handle(string method, int status)
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        Assert.Equal(0, guest.Numbers("response_handle", Server.Url).First);
        Assert.Equal("", guest.Request(Server.Url, method));
        Assert.Equal(status, guest.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(5_000_000)]
    public void A_body_of_any_size_arrives_whole(int size)
    {
        HttpGuest guest = LoadGuest();
        byte[] body = new byte[size];
        new Random(size).NextBytes(body);
        Server.Answer = context => context.Response.Body.WriteAsync(body).AsTask();

        Assert.True(body.AsSpan().SequenceEqual(guest.RequestBytes(Server.Url)));
    }

    [Fact]
    public void A_compressed_body_arrives_as_it_was_sent()
    {
        HttpGuest guest = LoadGuest();
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("text"u8);
        }

        Server.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(compressed.ToArray()).AsTask();
        };

        Assert.Equal(compressed.ToArray(), guest.RequestBytes(Server.Url));
    }

    [Fact]
    public void Headers_are_told_when_that_is_allowed()
    {
        HttpGuest guest = LoadGuest(options => options.AllowHttpResponseHeaders = true);
        Server.Answer = context =>
        {
            context.Response.Headers.Clear();
            context.Response.Headers.Date = "today";
            context.Response.Headers["X-Mixed-CASE"] = "A \"b\"";
            context.Response.Headers.Append("X-Twice", "1");
            context.Response.Headers.Append("X-Twice", "2, 3");
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = 4;
            return context.Response.WriteAsync("body");
        };

        Assert.Equal("{}", guest.Headers);
        Assert.Equal("body", guest.Request(Server.Url));

        using var headers = System.Text.Json.JsonDocument.Parse(guest.Headers);
        Assert.Equal(
            ["content-length=4", "content-type=text/plain", "date=today", "x-mixed-case=A \"b\"", "x-twice=1, 2, 3"],
            headers.RootElement.EnumerateObject().Where(header => header.Name != "server").Select(header => $"{header.Name}={header.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Headers_are_not_told_by_default()
    {
        HttpGuest guest = LoadGuest();

        Assert.Equal("", guest.Headers);
        guest.Request(Server.Url);
        Assert.Equal("", guest.Headers);
    }

    [Fact]
    public void Status_and_headers_are_those_of_the_last_request()
    {
        HttpGuest guest = LoadGuest(options =>
        {
            options.AllowHttpResponseHeaders = true;
            options.KeepAfterTrap = true;
        });
        Assert.Equal(0, guest.Status);
        guest.Request(Server.Url);
        Assert.Equal(200, guest.Status);

        Refused(() => guest.Request("http://denied.example/"));

        Assert.Equal(0, guest.Status);
        Assert.Equal("{}", guest.Headers);
    }

    [Fact]
    public void A_new_instance_has_made_no_request()
    {
        HttpGuest guest = LoadGuest(options => options.AllowHttpResponseHeaders = true);
        guest.Request(Server.Url);

        Fails<PluginTrapException>(guest.Crash);

        Assert.Equal(0, guest.Status);
        Assert.Equal("{}", guest.Headers);
    }

    [Fact]
    public void Cookies_are_not_kept()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context =>
        {
            context.Response.Cookies.Append("session", "1");
            return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
        };

        Assert.Equal("", guest.Request(Server.Url));
        Assert.Equal("", guest.Request(Server.Url));
        Assert.Equal("a=b", guest.Request(Server.Url, headers: [("Cookie", "a=b")]));
    }

    [Fact]
    public void A_broken_connection_is_an_error_that_says_where()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("only this");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        var exception = Assert.IsType<ExtismException>(Fails<HostFunctionException>(() => guest.Request(Server.Url + "/path?secret")).InnerException);

        Says(exception, $"The plugin 'guest' requested {Server.Url}/path while it ran 'request', and that failed: ");
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public void A_port_where_nobody_listens_is_an_error()
    {
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        int port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        HttpGuest guest = LoadGuest();

        var exception = Assert.IsType<ExtismException>(Fails<HostFunctionException>(() => guest.Request($"http://127.0.0.1:{port}/")).InnerException);

        Assert.IsType<HttpRequestException>(exception.InnerException);
    }
}
