using Microsoft.CodeAnalysis;
using WebXtism.Generators.Payloads;

namespace WebXtism.CodeFixes.Modules;

/// <summary>The type of a function of a module, as in <c>(i64, i32) -> (i64)</c>.</summary>
internal sealed class WasmSignature
{
    private WasmSignature(string[] parameters, string[] results)
    {
        Parameters = parameters;
        Results = results;
    }

    public IReadOnlyList<string> Parameters { get; }

    public IReadOnlyList<string> Results { get; }

    /// <summary>Whether C# can have it: one result, no vectors and no references.</summary>
    public bool IsPossible => Results.Count <= 1 && Parameters.Concat(Results).All(static kind => kind is "i32" or "i64" or "f32" or "f64");

    public static WasmSignature Parse(string text)
    {
        string[] parts = text.Split(["->"], StringSplitOptions.None);
        return new(Kinds(parts[0]), Kinds(parts[parts.Length - 1]));
    }

    /// <summary>The C# type of a value. An i64 is nearly always the handle of a block, so it becomes bytes; what is a whole number already stays one.</summary>
    /// <param name="kind">The kind of the value.</param>
    /// <param name="present">The type that it has in C#, if any.</param>
    public static string Type(string kind, ITypeSymbol? present = null) => kind switch
    {
        "i32" => "int",
        "f32" => "float",
        "f64" => "double",
        _ => present is not null && NumberKind.Classify(present)?.Kind == "I32" && present.SpecialType != SpecialType.System_Boolean ? "long" : "byte[]",
    };

    private static string[] Kinds(string list) => list.Trim().Trim('(', ')').Split([", "], StringSplitOptions.RemoveEmptyEntries);
}
