using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>The names of what users can reach, as the lists of the public API have them: <c>Plugin</c>, <c>Plugin.Call</c>.</summary>
internal static partial class PublicApi
{
    private static readonly string[] s_names = [.. Repository.Files
        .Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && Path.GetFileName(file).StartsWith("PublicAPI.", StringComparison.Ordinal))
        .SelectMany(static file => Name().Matches(Repository.Read(file)))
        .Select(static match => TypeParameters().Replace(match.Groups["name"].Value, ""))
        .Distinct()];

    public static IReadOnlySet<string> Types { get; } = s_names.Where(static name => !name.Contains('.', StringComparison.Ordinal)).ToHashSet();

    public static IReadOnlySet<string> Members { get; } = s_names.Where(static name => name.Contains('.', StringComparison.Ordinal)).ToHashSet();

    // Without namespace, parameters and accessor. An indexer is "this".
    [GeneratedRegex(@"^(?:[~a-z ]*\s)?WebXtism\.(?:(?:Engine|Kernel|Wasmtime)\.(?=[A-Z]))?(?<name>\w+(?:<[^.]*?>)?(?:\.\w+)?)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("<.*>", RegexOptions.CultureInvariant)]
    private static partial Regex TypeParameters();
}
