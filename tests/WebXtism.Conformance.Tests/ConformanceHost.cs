using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WebXtism.Conformance.Tests;
using WebXtism.Engine;
using WebXtism.Wasmtime;

[assembly: AssemblyFixture(typeof(ConformanceHost))]

namespace WebXtism.Conformance.Tests;

/// <summary>What the plugins of all languages run in: one host, each module compiled once, and a server for their requests.</summary>
public sealed class ConformanceHost : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CompiledPlugin>>> _compiled = new(StringComparer.Ordinal);
    private readonly ExtismHost _host = new(new ExtismHostOptions { Engine = new WasmtimeEngine() });
    private WebApplication _server = null!;

    /// <summary>Where the server listens, and the one host that plugins may ask.</summary>
    public static IPAddress ServerAddress => IPAddress.Loopback;

    /// <summary>The address of the server, with its port.</summary>
    public string ServerUrl { get; private set; } = "";

    internal LogRecorder Log { get; } = new();

    public Task<CompiledPlugin> CompileAsync(string language) =>
        _compiled.GetOrAdd(language, name => new(() => _host.CompileAsync(
            PluginSource.File(ConformanceTable.Plugins[name]), Configure).AsTask())).Value;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(ServerAddress, 0));
        _server = builder.Build();
        _server.MapGet("/hello", static () => "hello");
        _server.MapGet("/empty", static () => Results.NoContent());
        _server.MapGet("/large", static () => new string('z', 200_000));
        _server.MapFallback(static () => Results.Text("nope ü", statusCode: 404));
        await _server.StartAsync();
        ServerUrl = _server.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    private void Configure(PluginOptions options)
    {
        foreach ((string key, string value) in ConformanceTable.Config)
        {
            options.Config[key] = value;
        }

        options.Wasi = new WasiOptions();
        options.Logger = Log;
        options.AllowedHosts.Add(ServerAddress.ToString());
        options.HostFunctions.Add(new HostFunction("extism:host/user", "reverse", [ValueKind.I64], ValueKind.I64, Reverse));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "add", [ValueKind.I64, ValueKind.I64], ValueKind.I64, static call =>
            call.SetInt64(unchecked(call.GetInt64(0) + call.GetInt64(1)))));
    }

    private static void Reverse(HostCall call)
    {
        byte[] bytes = call.GetBytes(0).ToArray();
        Array.Reverse(bytes);
        call.SetBytes(bytes.AsSpan().SequenceEqual("enon"u8) ? [] : bytes);
    }
}
