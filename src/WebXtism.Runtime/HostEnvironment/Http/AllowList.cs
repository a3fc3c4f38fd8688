namespace WebXtism.HostEnvironment.Http;

/// <summary>The hosts that a plugin may reach.</summary>
internal sealed class AllowList
{
    private readonly HostPattern[] _patterns;

    public AllowList(IEnumerable<string> patterns) => _patterns = [.. patterns.Select(HostPattern.Parse)];

    public bool IsEmpty => _patterns.Length == 0;

    /// <summary>Whether some pattern allows a URL.</summary>
    public bool Allows(Uri url) => Array.Exists(_patterns, pattern => pattern.Matches(url));

    /// <summary>Whether some pattern that allows a URL is its very address, and not a name or a wildcard.</summary>
    public bool NamesAddress(Uri url) => Array.Exists(_patterns, pattern => pattern.IsAddress && pattern.Matches(url));
}
