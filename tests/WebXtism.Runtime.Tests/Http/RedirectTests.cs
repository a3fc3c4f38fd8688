using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>Redirects are followed by the host, and each hop passes the checks of the first.</summary>
public sealed class RedirectTests(HttpServer server) : HttpTests(server)
{
    // "/start" redirects; everything else tells what it got.
    private void Redirect(int status, string location) => Server.Answer = async context =>
    {
        HttpRequest request = context.Request;
        if (request.Path == "/start")
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = location;
            await context.Response.WriteAsync("moved");
            return;
        }

        using var reader = new StreamReader(request.Body);
        string[] names = ["Authorization", "Cookie", "Content-Type", "X-Other"];
        string headers = string.Join(',', names.Where(request.Headers.ContainsKey));
        await context.Response.WriteAsync($"{request.Method} {request.Host.Port == Server.Port} {request.Path}{request.QueryString} [{headers}] {await reader.ReadToEndAsync()}");
    };

    private string Send(HttpGuest guest, string method) => guest.Request(
        Server.Url + "/start", method, [("Authorization", "secret"), ("Cookie", "a=b"), ("Content-Type", "text/plain"), ("X-Other", "1")], "body");

    [Theory]
    [InlineData(301, "POST", "GET True /end [Authorization,Cookie,X-Other] ")]
    [InlineData(302, "POST", "GET True /end [Authorization,Cookie,X-Other] ")]
    [InlineData(303, "POST", "GET True /end [Authorization,Cookie,X-Other] ")]
    [InlineData(307, "POST", "POST True /end [Authorization,Cookie,Content-Type,X-Other] body")]
    [InlineData(308, "POST", "POST True /end [Authorization,Cookie,Content-Type,X-Other] body")]
    [InlineData(301, "PUT", "PUT True /end [Authorization,Cookie,Content-Type,X-Other] body")]
    [InlineData(302, "DELETE", "DELETE True /end [Authorization,Cookie,Content-Type,X-Other] body")]
    [InlineData(303, "PUT", "GET True /end [Authorization,Cookie,X-Other] ")]
    [InlineData(303, "GET", "GET True /end [Authorization,Cookie,X-Other] ")]
    [InlineData(308, "PATCH", "PATCH True /end [Authorization,Cookie,Content-Type,X-Other] body")]
    public void Method_and_body_follow_the_status(int status, string method, string arrived)
    {
        HttpGuest guest = LoadGuest();
        Redirect(status, "/end");

        Assert.Equal(arrived, Send(guest, method));
        Assert.Equal(200, guest.Status);
        Assert.Equal(2, Server.Requests);
    }

    [Fact]
    public void A_head_request_stays_one()
    {
        HttpGuest guest = LoadGuest();
        string method = "";
        Server.Answer = context =>
        {
            method = context.Request.Method;
            context.Response.StatusCode = context.Request.Path == "/start" ? 303 : 200;
            context.Response.Headers.Location = "/end";
            return Task.CompletedTask;
        };

        guest.Request(Server.Url + "/start", "HEAD");

        Assert.Equal(("HEAD", 200L), (method, guest.Status));
    }

    [Fact]
    public void Credentials_do_not_leave_their_origin()
    {
        HttpGuest guest = LoadGuest();
        Redirect(307, Server.OtherUrl + "/end?q");

        Assert.Equal("POST False /end?q [Content-Type,X-Other] body", Send(guest, "POST"));
    }

    [Fact]
    public void Credentials_do_not_come_back_with_the_origin()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context =>
        {
            string? next = context.Request.Path.Value switch { "/start" => Server.OtherUrl + "/back", "/back" => Server.Url + "/end", _ => null };
            context.Response.StatusCode = next is null ? 200 : 307;
            context.Response.Headers.Location = next;
            return context.Response.WriteAsync(context.Request.Headers.Authorization.ToString());
        };

        Assert.Equal("", Send(guest, "GET"));
        Assert.Equal(3, Server.Requests);
    }

    [Theory]
    [InlineData("http://denied.example/x?secret", "it was redirected to http://denied.example/x, and no pattern of PluginOptions.AllowedHosts allows http://denied.example.")]
    [InlineData("//denied.example/x", "it was redirected to http://denied.example/x, and no pattern of PluginOptions.AllowedHosts allows http://denied.example.")]
    [InlineData("http://2130706434/", "it was redirected to http://127.0.0.2/, and no pattern of PluginOptions.AllowedHosts allows http://127.0.0.2.")]
    [InlineData("http://10.1.1.1/", "it was redirected to http://10.1.1.1/, and '10.1.1.1' is at 10.1.1.1, which is not on the internet")]
    [InlineData("http://user@127.0.0.1/", "it was redirected, and the URL holds a user name or password")]
    [InlineData("file:///etc/passwd", "it was redirected, and it is not an http or https URL")]
    [InlineData("/\\denied.example", "it was redirected, and the URL holds a control character or a backslash")]
    [InlineData("http://", "it was redirected, and it is not a valid URL")]
    public void A_redirect_to_where_the_plugin_may_not_go_is_refused(string location, string reason)
    {
        HttpGuest guest = LoadGuest("127.0.0.1", "10.*");
        Redirect(302, location);

        var exception = Assert.IsType<ExtismException>(Fails<HostFunctionException>(() => Send(guest, "GET")).InnerException);

        Assert.StartsWith($"The plugin 'guest' requested {Server.Url}/start while it ran 'request', but {reason}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests);
    }

    [Fact]
    public void A_redirect_to_a_name_at_a_private_address_is_refused()
    {
        HttpGuest guest = LoadGuest("127.0.0.1", "localhost");
        Redirect(302, $"http://localhost:{Server.Port}/end");

        Says(Fails<HostFunctionException>(() => Send(guest, "GET")).InnerException!, "'localhost' is at ");
        Assert.Equal(1, Server.Requests);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Ten_redirects_are_followed(int redirects, bool followed)
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context =>
        {
            int left = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.StatusCode = left == 0 ? 200 : 302;
            context.Response.Headers.Location = left == 0 ? default : $"/{left - 1}";
            return Task.CompletedTask;
        };

        if (followed)
        {
            guest.Request($"{Server.Url}/{redirects}");
            Assert.Equal(200, guest.Status);
        }
        else
        {
            var exception = Fails<HostFunctionException>(() => guest.Request($"{Server.Url}/{redirects}"));
            Says(exception.InnerException!, "but it was redirected more than 10 times.");
        }

        Assert.Equal(11, Server.Requests);
    }

    [Fact]
    public void A_redirect_that_leads_nowhere_is_a_result()
    {
        HttpGuest guest = LoadGuest();
        Server.Answer = context =>
        {
            context.Response.StatusCode = 302;
            return context.Response.WriteAsync("nowhere");
        };

        Assert.Equal("nowhere", guest.Request(Server.Url));
        Assert.Equal(302, guest.Status);
    }

    [Fact]
    public void A_body_of_a_redirect_is_not_read()
    {
        HttpGuest guest = LoadGuest(options => options.MaxHttpResponseBytes = 3);
        Server.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Path == "/start" ? 302 : 200;
            context.Response.Headers.Location = "/end";
            return context.Response.WriteAsync(context.Request.Path == "/start" ? "too long" : "end");
        };

        Assert.Equal("end", guest.Request(Server.Url + "/start"));
    }
}
