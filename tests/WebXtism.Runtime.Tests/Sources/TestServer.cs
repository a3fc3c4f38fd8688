using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace WebXtism.Tests.Sources;

/// <summary>A web server on the loopback address, whose answers a test decides.</summary>
internal sealed class TestServer : IDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Request> _requests = [];

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a request; the number counts them from 0.</param>
    /// <param name="tls">Whether it speaks TLS, with a certificate that nobody trusts.</param>
    public TestServer(Func<HttpContext, int, Task> answer, bool tls = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (tls)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        _application = builder.Build();
        int count = -1;
        _application.Run(context =>
        {
            _requests.Enqueue(new Request(context.Request.Method, context.Request.Path.Value!, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answer(context, Interlocked.Increment(ref count));
        });
        _application.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(_application.Urls.Single());
    }

    public Uri Address { get; }

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    public Uri Of(string path) => new(Address, path);

    public void Dispose()
    {
        using var now = new CancellationTokenSource();
        now.Cancel();
        // Without waiting for requests that hang on purpose.
        _application.StopAsync(now.Token).GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    internal sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers);
}
