using WebXtism.Engine;
using WebXtism.HostEnvironment.Http;
using WebXtism.Kernel;

namespace WebXtism.HostEnvironment;

/// <summary>
/// The functions that <c>extism:host/env</c> has beside the kernel's. Their arguments are handles of blocks, which the host
/// frees, as guests expect.
/// </summary>
internal static class EnvironmentFunctions
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, HostFunction> ByName { get; } =
        new[] { ConfigFunctions.All, VariableFunctions.All, HttpFunctions.All, LogFunctions.All }
            .SelectMany(static functions => functions)
            .ToDictionary(static function => function.Name, StringComparer.Ordinal);

    internal static HostFunction Define(string name, ReadOnlySpan<ValueKind> parameters, ValueKind? result, HostFunctionBody body) =>
        new(KernelModule.Namespace, name, parameters, result, body);

    /// <summary>Reads a text argument and frees its block.</summary>
    internal static string TakeText(HostCall call, int index)
    {
        string text = call.Get<string?, TextPayload>(index, default)!;
        Free(call, index);
        return text;
    }

    internal static void Free(HostCall call, int index) => call.Instance.Memory.FreeBlock(call.GetInt64(index));
}
