using System.Collections.Frozen;
using WebXtism.Engine;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>The functions of WASI preview 1.</summary>
internal static class WasiFunctions
{
    public const string Namespace = "wasi_snapshot_preview1";

    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, HostFunction> ByName { get; } =
        new[]
        {
            ProgramFunctions.All, ClockFunctions.All, DescriptorFunctions.All, FileFunctions.All, TransferFunctions.All,
            DirectoryFunctions.All, PathFunctions.All, PathChangeFunctions.All, PollFunctions.All, SocketFunctions.All,
        }
        .SelectMany(static functions => functions)
        .ToFrozenDictionary(static function => function.Name, StringComparer.Ordinal);

    /// <summary>Defines a function that returns an error number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Its parameters: <c>i</c> for an i32, <c>l</c> for an i64.</param>
    /// <param name="body">Its code.</param>
    public static HostFunction Define(string name, string parameters, WasiBody body) =>
        new(Namespace, name, Kinds(parameters), ValueKind.I32, call => call.SetInt32((int)body(new WasiCall(call))));

    /// <summary>Defines a function that uses the file system, whose exceptions become error numbers.</summary>
    /// <inheritdoc cref="Define"/>
    public static HostFunction DefineForFiles(string name, string parameters, WasiBody body) =>
        Define(name, parameters, call =>
        {
            Errno errno;
            try
            {
                return body(call);
            }
            catch (Exception exception) when (ErrnoMapping.TryMap(exception, out errno))
            {
                return errno;
            }
        });

    /// <summary>The kinds that stand for the letters of a parameter list.</summary>
    public static ValueKind[] Kinds(string parameters) => [.. parameters.Select(static letter => letter == 'l' ? ValueKind.I64 : ValueKind.I32)];
}
