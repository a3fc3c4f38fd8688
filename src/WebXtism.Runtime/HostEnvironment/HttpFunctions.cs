using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>
/// The HTTP imports, so that plugins that could use the network load. No host is ever allowed in this version: a request is
/// refused as it is by an Extism host without allowed hosts.
/// </summary>
internal static class HttpFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        EnvironmentFunctions.Define("http_request", [ValueKind.I64, ValueKind.I64], ValueKind.I64, Request),
        EnvironmentFunctions.Define("http_status_code", [], ValueKind.I32, static call => call.SetInt32(0)),
        EnvironmentFunctions.Define("http_headers", [], ValueKind.I64, static call => call.SetInt64(0)),
    ];

    private static void Request(HostCall call) =>
        throw new ExtismException($"The plugin '{call.PluginName}' made an HTTP request while it ran '{call.ExportName}', but plugins have no access to the network.");
}
