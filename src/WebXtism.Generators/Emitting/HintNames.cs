using System.Collections.Immutable;
using System.Globalization;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>
/// Names the generated files. A name that two files share, or that differs by case alone, makes the compiler throw away all
/// output of the generator, so the full metadata name is used, and a hash where only the case tells two types apart. The names
/// are those of real files too, where the project writes them to disk: there they have to be shorter than identifiers may be,
/// and Windows keeps some for its devices, whatever follows the first dot.
/// </summary>
internal static class HintNames
{
    public const string Plugin = "Plugin";
    public const string HostFunctions = "HostFunctions";

    // In bytes. File systems take 255, and Windows counts the folders too.
    private const int MaxLength = 120;

    // Of a letter: identifiers are made of UTF-16 units, without surrogates.
    private const int MaxWidth = 3;

    private static readonly HashSet<string> s_devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(static number => new[] { $"COM{number}", $"LPT{number}" })],
        StringComparer.OrdinalIgnoreCase);

    public static string For(TypeModel type, string kind, EquatableArray<string> caseTwins)
    {
        string name = FileName(type.MetadataName);
        string suffix = name != type.MetadataName || caseTwins.Contains(type.MetadataName, StringComparer.Ordinal)
            ? "." + Hash(type.MetadataName).ToString("x8", CultureInfo.InvariantCulture)
            : "";
        return $"{name}{suffix}.{kind}.g.cs";
    }

    /// <summary>The names that equal another one when case is ignored. Nearly always none, so the outputs stay cached.</summary>
    public static EquatableArray<string> FindCaseTwins(ImmutableArray<string> metadataNames) =>
        new(metadataNames
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static twins => twins.Count() > 1)
            .SelectMany(static twins => twins)
            .OrderBy(static name => name, StringComparer.Ordinal));

    // The end of a name says more than its beginning.
    private static string FileName(string metadataName)
    {
        int start = metadataName.Length;
        for (int room = MaxLength; start > 0 && room >= MaxWidth; start--)
        {
            room -= metadataName[start - 1] < 0x80 ? 1 : MaxWidth;
        }

        string name = metadataName.Substring(start);
        return s_devices.Contains(name.Split('.')[0]) ? "_" + name : name;
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261u, static (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
