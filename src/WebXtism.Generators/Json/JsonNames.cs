using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>How generated JSON code names things.</summary>
internal static class JsonNames
{
    private const int MaxLength = 80;

    /// <summary>The metadata name with its namespace: <c>System.Collections.Generic.List`1</c>; of types that are nested in none. What stands for a missing type may have no namespace.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { } space } ? $"{space.ToDisplayString()}.{type.MetadataName}" : "";

    /// <summary>
    /// A name for methods and files: readable, and by the hash its own, even where only case or punctuation tells two types
    /// apart. It depends on nothing but the type, so that no other type can change it.
    /// </summary>
    public static string Identifier(string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (char letter in key.Replace("global::", ""))
        {
            bool isLetter = char.IsLetterOrDigit(letter) && letter < 128;
            if (isLetter || (name.Length > 0 && name[name.Length - 1] != '_'))
            {
                name.Append(isLetter ? letter : '_');
            }
        }

        string readable = name.ToString().Trim('_');
        string cut = readable.Length > MaxLength ? readable.Substring(readable.Length - MaxLength).Trim('_') : readable;
        return $"{(cut.Length == 0 || char.IsDigit(cut[0]) ? "T" + cut : cut)}_{Hash(key).ToString("x8", CultureInfo.InvariantCulture)}";
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261u, static (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
