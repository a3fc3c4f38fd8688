using WebXtism.Engine;

namespace WebXtism.Linking;

/// <summary>Finds the functions that prepare a new instance of a module.</summary>
internal static class Initializers
{
    /// <summary>
    /// Haskell's run time wants both; a module with constructors of its own calls them from <c>_initialize</c> when it has one.
    /// <c>_start</c> is never called implicitly: it is the program, not its preparation.
    /// </summary>
    /// <returns>The names of the functions, in the order in which they run.</returns>
    public static IEnumerable<string> Of(IReadOnlyList<ModuleExport> exports)
    {
        bool haskell = Has(exports, "hs_init", ValueKind.I32, ValueKind.I32);
        if (Has(exports, "_initialize"))
        {
            yield return "_initialize";
        }
        else if (!haskell && Has(exports, "__wasm_call_ctors"))
        {
            yield return "__wasm_call_ctors";
        }

        if (haskell)
        {
            yield return "hs_init";
        }
    }

    private static bool Has(IReadOnlyList<ModuleExport> exports, string name, params ReadOnlySpan<ValueKind> parameters)
    {
        FunctionType? type = exports.FirstOrDefault(export => export.Name == name)?.Type;
        return type is { Results.Length: <= 1 } && type.Parameters.AsSpan().SequenceEqual(parameters);
    }
}
