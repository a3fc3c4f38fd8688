using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebXtism.Tests.Http;

/// <summary>A real server on loopback. Each test says how it answers.</summary>
public sealed class HttpServer : IAsyncLifetime
{
    private WebApplication _application = null!;

    /// <summary>Answers all requests.</summary>
    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>How many requests came in.</summary>
    public int Requests { get; private set; }

    public int Port { get; private set; }

    /// <summary>Another port of the same server: another origin.</summary>
    public int OtherPort { get; private set; }

    /// <summary>A port on the loopback address of IPv6; 0 where there is no IPv6.</summary>
    public int Ipv6Port { get; private set; }

    public string Url => $"http://127.0.0.1:{Port}";

    public string OtherUrl => $"http://127.0.0.1:{OtherPort}";

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0);
            if (System.Net.Sockets.Socket.OSSupportsIPv6)
            {
                options.Listen(IPAddress.IPv6Loopback, 0);
            }
        });
        _application = builder.Build();
        _application.Run(context =>
        {
            Requests++;
            return Answer(context);
        });
        await _application.StartAsync();
        int[] ports = [.. _application.Urls.Select(url => new Uri(url).Port)];
        (Port, OtherPort, Ipv6Port) = (ports[0], ports[1], ports.ElementAtOrDefault(2));
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    public void Reset()
    {
        Answer = _ => Task.CompletedTask;
        Requests = 0;
    }
}
