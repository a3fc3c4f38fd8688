using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>Gives plugins read access to their configuration.</summary>
internal static class ConfigFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        EnvironmentFunctions.Define("config_get", [ValueKind.I64], ValueKind.I64, Get),
    ];

    // A missing key and an empty value look the same to a guest: there is no empty block.
    private static void Get(HostCall call) =>
        call.Set<string?, TextPayload>(call.Config.GetValueOrDefault(EnvironmentFunctions.TakeText(call, 0)), default);
}
