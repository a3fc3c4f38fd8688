using System.Collections.Immutable;
using System.Globalization;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>
/// Names the generated files. A name that two files share, or that differs by case alone, makes the compiler throw away all
/// output of the generator, so the full metadata name is used, and a hash where only the case tells two types apart.
/// </summary>
internal static class HintNames
{
    public const string Plugin = "Plugin";
    public const string HostFunctions = "HostFunctions";

    public static string For(TypeModel type, string kind, EquatableArray<string> caseTwins)
    {
        string suffix = caseTwins.Contains(type.MetadataName, StringComparer.Ordinal)
            ? "." + Hash(type.MetadataName).ToString("x8", CultureInfo.InvariantCulture)
            : "";
        return $"{type.MetadataName}{suffix}.{kind}.g.cs";
    }

    /// <summary>The names that equal another one when case is ignored. Nearly always none, so the outputs stay cached.</summary>
    public static EquatableArray<string> FindCaseTwins(ImmutableArray<string> metadataNames) =>
        new(metadataNames
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static twins => twins.Count() > 1)
            .SelectMany(static twins => twins)
            .OrderBy(static name => name, StringComparer.Ordinal));

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261u, static (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
