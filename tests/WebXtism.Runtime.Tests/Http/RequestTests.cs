using System.Text;
using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>What reaches the server, and which requests are refused for what they say.</summary>
public sealed class RequestTests(HttpServer server) : HttpTests(server)
{
    [Fact]
    public void A_request_with_all_its_parts_arrives()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            HttpRequest request = context.Request;
            await context.Response.WriteAsync($"{request.Method} {request.Host} {request.Path}{request.QueryString} {request.Headers["X-One"]} {request.ContentType} {await reader.ReadToEndAsync()}");
        };

        string response = guest.Request(
            Server.Url + "/a%20b?c=d#e", "post", [("X-One", "1 \"2\"\t3"), ("content-type", "text/plain; charset=utf-8")], "the body\nof lines");

        Assert.Equal($"POST 127.0.0.1:{Server.Port} /a%20b?c=d 1 \"2\"\t3 text/plain; charset=utf-8 the body\nof lines", response);
        Assert.Equal(200, guest.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "method": null""")]
    [InlineData(""", "headers": {}, "method": null""")]
    [InlineData(""", "headers": null""")]
    public void Method_and_headers_may_be_missing(string rest)
    {
        HttpGuest guest = LoadGuest();
        string seen = "";
        Server.Answer = context =>
        {
            seen = $"{context.Request.Method} {context.Request.Protocol} {context.Request.ContentLength} " + string.Join(' ', context.Request.Headers.Select(header => $"{header.Key}:{header.Value}").Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        };

        Assert.Empty(guest.Send($$"""{"url": "{{Server.Url}}"{{rest}}}"""));

        // Nothing of the application goes along: no trace, no cookie, no encoding that the plugin did not ask for.
        Assert.Equal($"GET HTTP/1.1  Host:127.0.0.1:{Server.Port} User-Agent:WebXtism", seen);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public void Methods_pass_with_a_body_and_without(string method)
    {
        HttpGuest guest = LoadGuest();
        var seen = new List<string>();
        Server.Answer = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            seen.Add($"{context.Request.Method} {await reader.ReadToEndAsync()}");
        };

        guest.Request(Server.Url, method);
        guest.Request(Server.Url, method.ToLowerInvariant(), body: "body");

        Assert.Equal([$"{method} ", $"{method} body"], seen);
    }

    [Fact]
    public void A_content_header_passes_without_a_body()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context => context.Response.WriteAsync($"{context.Request.ContentType} {context.Request.ContentLength}");

        Assert.Equal("application/json 0", guest.Request(Server.Url, headers: [("Content-Type", "application/json")]));
    }

    [Fact]
    public void A_plugin_names_its_own_agent()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context => context.Response.WriteAsync(context.Request.Headers.UserAgent.ToString());

        Assert.Equal("mine/1.0 (test)", guest.Request(Server.Url, headers: [("User-Agent", "mine/1.0 (test)")]));
    }

    [Fact]
    public void A_big_body_arrives()
    {
        HttpGuest guest = LoadGuest();
        byte[] body = new byte[3_000_000];
        new Random(1).NextBytes(body);
        byte[] received = [];
        Server.Answer = async context =>
        {
            var copy = new MemoryStream();
            await context.Request.Body.CopyToAsync(copy);
            received = copy.ToArray();
        };

        guest.RequestBytes(Server.Url, "PUT", body);

        Assert.True(body.AsSpan().SequenceEqual(received));
    }

    [Fact]
    public void The_host_frees_the_arguments()
    {
        HttpGuest guest = LoadGuest();

        Assert.Equal((0, 0), guest.Numbers("arguments_after", Server.Url, "body"));
        Assert.Equal(1, Server.Requests);
    }

    [Theory]
    [InlineData(12_345L)]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    [InlineData(1L << 40)]
    public void A_handle_that_is_no_block_is_an_error(long handle)
    {
        HttpGuest guest = LoadGuest();

        var exception = Fails<HostFunctionException>(() => guest.RequestHandles(handle, 0));

        var payload = Assert.IsType<PayloadException>(exception.InnerException);
        Assert.Equal(("guest", "request_handles"), (payload.PluginName, payload.Export));
        Says(payload, $"Argument 0 that 'guest' passed to the host function 'extism:host/env::http_request' is {handle}, which is not the handle of a live block");
    }

    [Theory]
    [InlineData(12_345L)]
    [InlineData(-1L)]
    public void A_body_that_is_no_block_is_an_error(long handle)
    {
        HttpGuest guest = LoadGuest();

        var exception = Fails<HostFunctionException>(() => guest.RequestWithBody(Server.Url, handle));

        Says(Assert.IsType<PayloadException>(exception.InnerException),
            $"Argument 1 that 'guest' passed to the host function 'extism:host/env::http_request' is {handle}, which is not the handle of a live block");
        Assert.Equal(0, Server.Requests);
    }

    [Theory]
    [InlineData("", null, "input does not contain any JSON")]
    [InlineData("nonsense", null, "invalid JSON literal")]
    [InlineData("[]", "$", "it is not a JSON object")]
    [InlineData("\"http://127.0.0.1/\"", "$", "it is not a JSON object")]
    [InlineData("null", "$", "it is not a JSON object")]
    [InlineData("{}", "$", "'url' is missing")]
    [InlineData("""{"url": "http://127.0.0.1/" """, null, "Expected depth to be zero")]
    [InlineData("""{"url": "http://127.0.0.1/"} x""", null, "after a single JSON value")]
    [InlineData("""{"url": "http://127.0.0.1/", "body": "x"}""", "$", "a request has 'url', 'method' and 'headers', and nothing else")]
    [InlineData("""{"URL": "http://127.0.0.1/"}""", "$", "a request has 'url', 'method' and 'headers', and nothing else")]
    [InlineData("""{"url": "http://127.0.0.1/", "header": {}}""", "$", "a request has 'url', 'method' and 'headers', and nothing else")]
    [InlineData("""{"url": "http://127.0.0.1/", "url": "http://127.0.0.2/"}""", "$.url", "it is there twice")]
    [InlineData("""{"url": 1}""", "$.url", "it is not text")]
    [InlineData("""{"url": null}""", "$.url", "it is not text")]
    [InlineData("""{"url": "nowhere"}""", "$.url", "it is not a valid URL")]
    [InlineData("""{"url": "file:///etc/passwd"}""", "$.url", "it is not an http or https URL")]
    [InlineData("""{"url": "http://user:password@127.0.0.1/"}""", "$.url", "the URL holds a user name or password")]
    [InlineData("""{"url": "http://127.0.0.1/\r\nX: y"}""", "$.url", "the URL holds a control character or a backslash")]
    [InlineData("""{"url": "http://127.0.0.1/\ud800"}""", null, "surrogate")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": 1}""", "$.method", "it is not text")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": ""}""", "$.method", "it is not the name of an HTTP method")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": "GE T"}""", "$.method", "it is not the name of an HTTP method")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": "GET / HTTP/1.1\r\nX: y"}""", "$.method", "it is not the name of an HTTP method")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": "connect"}""", "$.method", "plugins cannot use CONNECT")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": "TRACE"}""", "$.method", "plugins cannot use TRACE")]
    [InlineData("""{"url": "http://127.0.0.1/", "method": "GET", "method": null}""", "$.method", "it is there twice")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": []}""", "$.headers", "it is not an object of names and values")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": "X: y"}""", "$.headers", "it is not an object of names and values")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": 1}}""", "$.headers.X", "it is not text")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": null}}""", "$.headers.X", "it is not text")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": ["y"]}}""", "$.headers.X", "it is not text")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": "1", "x": "2"}}""", "$.headers.x", "it is there twice")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"": "1"}}""", "$.headers", "a name is not the name of a header")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X Y": "1"}}""", "$.headers", "a name is not the name of a header")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X:": "1"}}""", "$.headers", "a name is not the name of a header")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X\r\nY": "1"}}""", "$.headers", "a name is not the name of a header")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": "1\r\nHost: evil"}}""", "$.headers.X", "the value of the header 'X' holds a line break")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": "1\n2"}}""", "$.headers.X", "the value of the header 'X' holds a line break")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": "\u0000"}}""", "$.headers.X", "the value of the header 'X' holds a line break")]
    [InlineData("""{"url": "http://127.0.0.1/", "headers": {"X": "ü"}}""", "$.headers.X", "the value of the header 'X' holds a line break, another control character, or one that is not ASCII")]
    public void What_is_no_request_is_an_error(string json, string? path, string reason)
    {
        HttpGuest guest = LoadGuest("*");

        PayloadException exception = Misread(() => guest.Send(json));

        Assert.Equal(path, exception.JsonPath);
        Says(exception, "Argument 0 that 'guest' passed to the host function 'extism:host/env::http_request' cannot be read as GuestHttpRequest", reason);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("host")]
    [InlineData("Connection")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Upgrade")]
    [InlineData("Keep-Alive")]
    [InlineData("Expect")]
    [InlineData("Proxy-Authorization")]
    [InlineData("proxy-connection")]
    public void A_header_that_is_the_hosts_is_refused(string header)
    {
        HttpGuest guest = LoadGuest();

        PayloadException exception = Misread(() => guest.Request(Server.Url, headers: [(header, "1")]));

        Assert.Equal("$.headers." + header, exception.JsonPath);
        Says(exception, $"plugins cannot set the header '{header}'; the host does");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error()
    {
        HttpGuest guest = LoadGuest();
        byte[] json = Encoding.UTF8.GetBytes($$"""{"url": "{{Server.Url}}/x"}""");
        json[^3] = 0xff;

        Says(Misread(() => guest.Send(json, [])), $"it is not UTF-8 at byte {json.Length - 3}.");
    }

    [Fact]
    public void A_request_of_more_than_a_mebibyte_is_an_error()
    {
        HttpGuest guest = LoadGuest();

        Says(Misread(() => guest.Request(Server.Url, headers: [("X", new string('x', 1024 * 1024))])), "It is larger than 1 MiB, without its body.");
    }
}
