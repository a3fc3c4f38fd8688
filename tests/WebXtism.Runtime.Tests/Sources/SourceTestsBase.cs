using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Sources;

/// <summary>Tests that load the echo guest from a server or a folder of their own.</summary>
public abstract class SourceTestsBase : GuestTests
{
    private readonly List<IDisposable> _servers = [];

    internal static readonly byte[] Wasm = Guest.OfText(Guest.Echo);
    internal static readonly string Pin = Convert.ToHexStringLower(SHA256.HashData(Wasm));
    internal static readonly string WrongPin = new('a', 64);

    internal string Folder { get; } = Directory.CreateTempSubdirectory("webxtism").FullName;

    internal TestTime Time { get; } = new();

    public override void Dispose()
    {
        base.Dispose();
        _servers.ForEach(server => server.Dispose());
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal TestServer Serve(Func<HttpContext, int, Task> answer, bool tls = false)
    {
        var server = new TestServer(answer, tls);
        _servers.Add(server);
        return server;
    }

    /// <summary>A server that answers everything with the guest.</summary>
    internal TestServer Serve() => Serve((context, _) => context.Response.Body.WriteAsync(Wasm).AsTask());

    /// <summary>A server that answers with these statuses first, and then with the guest.</summary>
    internal TestServer Serve(params int[] statuses) => Serve((context, count) =>
    {
        if (count < statuses.Length)
        {
            context.Response.StatusCode = statuses[count];
            return Task.CompletedTask;
        }

        return context.Response.Body.WriteAsync(Wasm).AsTask();
    });

    internal PluginSource Url(TestServer server, string? sha256 = null, Action<UrlSourceOptions>? configure = null, string path = "echo.wasm") =>
        PluginSource.Url(server.Of(path), sha256, options =>
        {
            options.AllowHttp = true;
            options.TimeProvider = Time;
            configure?.Invoke(options);
        });

    internal void Echoes(PluginSource source, Action<PluginOptions>? configure = null)
    {
        using Plugin plugin = Wait(Host.LoadAsync(source, configure));
        Assert.Equal("hi", plugin.CallText("echo", "hi"));
    }

    internal PluginLoadException Fails(PluginSource source, PluginLoadFailure failure, params string[] parts)
    {
        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(source)));
        Assert.Equal((failure, source.Name), (exception.Failure, exception.PluginName));
        Says(exception, [$"The plugin '{source.Name}' cannot be loaded: ", .. parts]);
        return exception;
    }

    internal string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));
}
