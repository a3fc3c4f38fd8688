namespace WebXtism.Tests.Http;

/// <summary>Tests of plugins that make requests to a server on loopback.</summary>
public abstract class HttpTests : GuestTests, IClassFixture<HttpServer>
{
    protected HttpTests(HttpServer server)
    {
        Server = server;
        server.Reset();
    }

    protected HttpServer Server { get; }

    private protected HttpGuest LoadGuest(params string[] allowedHosts) => LoadGuest(_ => { }, allowedHosts);

    /// <summary>Loads the guest; without other hosts it may reach the server.</summary>
    private protected HttpGuest LoadGuest(Action<PluginOptions> configure, params string[] allowedHosts) => new(LoadBytes(
        Guest.Of(typeof(HttpGuest)),
        options =>
        {
            foreach (string host in allowedHosts.Length == 0 ? ["127.0.0.1"] : allowedHosts)
            {
                options.AllowedHosts.Add(host);
            }

            configure(options);
        }));

    /// <summary>Expects that the host refuses a request, and that it never reaches the server.</summary>
    private protected ExtismException Refused(Action request)
    {
        int before = Server.Requests;
        var refusal = Fails<HostFunctionException>(request);
        Assert.Equal(("guest", "request", "extism:host/env::http_request"), (refusal.PluginName, refusal.Export, refusal.Function));
        Assert.Equal(before, Server.Requests);
        return Assert.IsType<ExtismException>(refusal.InnerException);
    }

    /// <summary>Expects that the host cannot read a request.</summary>
    private protected PayloadException Misread(Action request)
    {
        var refusal = Fails<HostFunctionException>(request);
        var payload = Assert.IsType<PayloadException>(refusal.InnerException);
        Assert.Equal(("guest", "request", PayloadDirection.HostFunctionArgument), (payload.PluginName, payload.Export, payload.Direction));
        Assert.Equal(0, Server.Requests);
        return payload;
    }
}
