using System.Globalization;
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
        call.SetBytes(call.Instance.Variables.Get(EnvironmentFunctions.TakeText(call, 0)));

    // The null handle deletes. An empty value cannot be expressed: there is no empty block.
    private static void Set(HostCall call)
    {
        VariableStore variables = call.Instance.Variables;
        if (variables.MaxBytes == 0)
        {
            throw Full(call, "variables are disabled; set PluginOptions.MaxVariableBytes to allow them");
        }

        string key = call.Get<string?, TextPayload>(0, default)!;
        ReadOnlySpan<byte> value = call.GetBytes(1);
        if (value.IsEmpty)
        {
            variables.Remove(key);
        }
        else if (!variables.TrySet(key, value))
        {
            throw Full(call, string.Create(CultureInfo.InvariantCulture,
                $"there is no room for '{key}' with {value.Length} bytes: all variables together may take {variables.MaxBytes} bytes; raise PluginOptions.MaxVariableBytes or store less"));
        }

        EnvironmentFunctions.Free(call, 0);
        EnvironmentFunctions.Free(call, 1);
    }

    private static PluginLimitException Full(HostCall call, string reason) =>
        new(call.PluginName, call.ExportName, PluginLimit.Variables, $"'{call.PluginName}' set a variable while it ran '{call.ExportName}', but {reason}.");
}
