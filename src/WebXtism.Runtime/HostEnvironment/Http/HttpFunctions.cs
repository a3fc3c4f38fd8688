using System.Text.Json;
using WebXtism.Engine;

namespace WebXtism.HostEnvironment.Http;

/// <summary>Lets plugins make HTTP requests to the hosts that the application allows.</summary>
internal static class HttpFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        EnvironmentFunctions.Define("http_request", [ValueKind.I64, ValueKind.I64], ValueKind.I64, Request),
        EnvironmentFunctions.Define("http_status_code", [], ValueKind.I32, static call => call.SetInt32(call.Instance.LastResponse.Status)),
        EnvironmentFunctions.Define("http_headers", [], ValueKind.I64, Headers),
    ];

    private static void Request(HostCall call)
    {
        InstanceContext instance = call.Instance;
        // A request that fails must not leave the answer of the one before.
        instance.LastResponse = LastResponse.None;
        GuestHttpRequest request = call.Get<GuestHttpRequest, GuestHttpRequestPayload>(0, default);
        ReadOnlySpan<byte> content = call.GetBytes(1);
        // A copy: the request may outlive this call for a moment when the call is given up, and the guest's memory may not.
        request = request with { Body = content.IsEmpty ? null : content.ToArray() };
        EnvironmentFunctions.Free(call, 0);
        EnvironmentFunctions.Free(call, 1);

        var exchange = new HttpExchange(instance.Http, new HttpCaller(call.PluginName, call.ExportName), call.CancellationToken);
        using ResponseBody body = exchange.Run(request, out LastResponse response);
        body.WriteTo(instance.BeginBlock());
        call.SetInt64(instance.EndBlock());
        instance.LastResponse = response;
    }

    private static void Headers(HostCall call)
    {
        InstanceContext instance = call.Instance;
        if (!instance.Http.AllowResponseHeaders)
        {
            call.SetInt64(0);
            return;
        }

        using (var json = new Utf8JsonWriter(instance.BeginBlock()))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in instance.LastResponse.Headers)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        call.SetInt64(instance.EndBlock());
    }
}
