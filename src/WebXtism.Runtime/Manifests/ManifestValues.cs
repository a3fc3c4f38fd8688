using System.Collections.Immutable;

namespace WebXtism.Manifests;

/// <summary>Copies what a manifest is made of, so that it stays what it is; dictionaries are sorted, so that it has one form in JSON.</summary>
internal static class ManifestValues
{
    public static IReadOnlyDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IReadOnlyList<T> Copy<T>(IReadOnlyList<T> values)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Any(static value => value is null) ? throw new ArgumentException("An entry is null.", nameof(values)) : values.ToImmutableArray();
    }

    public static IReadOnlyDictionary<string, string> Copy(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.FirstOrDefault(static pair => pair.Value is null) is { Key: not null } nothing
            ? throw new ArgumentException($"The value of '{nothing.Key}' is null.", nameof(values))
            : values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    public static IReadOnlyList<ManifestPath> CopyPaths(IReadOnlyList<ManifestPath> paths)
    {
        IReadOnlyList<ManifestPath> copy = Copy(paths);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return copy.FirstOrDefault(path => !keys.Add(path.Key)) is { } twice
            ? throw new ArgumentException($"The path '{twice.Key}' is there twice.", nameof(paths))
            : copy.OrderBy(static path => path.Key, StringComparer.Ordinal).ToImmutableArray();
    }
}
