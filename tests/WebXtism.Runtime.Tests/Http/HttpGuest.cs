using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace WebXtism.Tests.Http;

/// <summary>A plugin that makes requests; see <c>HttpGuest.wat</c>.</summary>
internal sealed class HttpGuest(Plugin plugin)
{
    /// <summary>The status of the last request.</summary>
    public long Status => BinaryPrimitives.ReadInt64LittleEndian(plugin.Call("status"));

    /// <summary>The headers of the last response as JSON; empty when the plugin may not read them.</summary>
    public string Headers => plugin.CallText("headers");

    /// <summary>Makes a request and returns the body of the response.</summary>
    public string Request(
        string url, string? method = null, (string Name, string Value)[]? headers = null, string body = "", CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(Send(Json(url, method, headers), Encoding.UTF8.GetBytes(body), cancellationToken));

    public byte[] RequestBytes(string url, string? method = null, byte[]? body = null) => Send(Json(url, method, headers: null), body ?? []);

    /// <summary>Sends any text as the request.</summary>
    public byte[] Send(string json, byte[]? body = null, CancellationToken cancellationToken = default) => Send(Encoding.UTF8.GetBytes(json), body ?? [], cancellationToken);

    public byte[] Send(byte[] json, byte[] body, CancellationToken cancellationToken = default) =>
        plugin.Call("request", Input(json, body), cancellationToken: cancellationToken);

    public (long First, long Second) Numbers(string export, string url, string body = "") =>
        Numbers(plugin.Call(export, Input(Encoding.UTF8.GetBytes(Json(url, method: null, headers: null)), Encoding.UTF8.GetBytes(body))));

    /// <summary>Makes a request with any two handles.</summary>
    public void RequestHandles(long request, long body)
    {
        byte[] input = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(input, request);
        BinaryPrimitives.WriteInt64LittleEndian(input.AsSpan(8), body);
        plugin.Call("request_handles", input);
    }

    /// <summary>Makes a request whose body is any handle.</summary>
    public void RequestWithBody(string url, long body)
    {
        byte[] handle = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(handle, body);
        plugin.Call("request_with_body", [.. handle, .. Encoding.UTF8.GetBytes(Json(url, method: null, headers: null))]);
    }

    public void Crash() => plugin.Call("crash");

    private static byte[] Input(byte[] json, byte[] body) => body.Length == 0 ? json : [.. json, (byte)'\n', .. body];

    private static (long First, long Second) Numbers(byte[] output) =>
        (BinaryPrimitives.ReadInt64LittleEndian(output), BinaryPrimitives.ReadInt64LittleEndian(output.AsSpan(8)));

    private static string Json(string url, string? method, (string Name, string Value)[]? headers) =>
        JsonSerializer.Serialize(new { url, method, headers = (headers ?? []).ToDictionary(header => header.Name, header => header.Value) });
}
