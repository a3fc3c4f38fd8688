using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>Lets plugins keep values between calls.</summary>
internal static class VariableFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        EnvironmentFunctions.Define("var_get", [ValueKind.I64], ValueKind.I64, Get),
        EnvironmentFunctions.Define("var_set", [ValueKind.I64, ValueKind.I64], null, Set),
    ];

    private static void Get(HostCall call) =>
        call.SetBytes(VariableAccess.Get(call.Instance, EnvironmentFunctions.TakeText(call, 0)).Span);

    // The null handle deletes. An empty value cannot be expressed: there is no empty block.
    private static void Set(HostCall call)
    {
        VariableAccess.Set(call.Instance, call.Get<string?, TextPayload>(0, default)!, call.GetBytes(1));
        EnvironmentFunctions.Free(call, 0);
        EnvironmentFunctions.Free(call, 1);
    }
}
