namespace WebXtism;

/// <summary>A folder of the host that a manifest lets the plugin see: an entry of <c>allowed_paths</c>.</summary>
public sealed record ManifestPath
{
    internal const string ReadOnlyPrefix = "ro:";

    /// <summary>Names the folder.</summary>
    /// <param name="hostPath">Its path on the host, without <c>ro:</c>.</param>
    /// <param name="guestPath">Its path in the plugin.</param>
    /// <param name="readOnly">Whether the plugin may only read it; in JSON, the prefix <c>ro:</c> of the host's path.</param>
    /// <exception cref="ArgumentException">A path is empty, or that of the host begins with <c>ro:</c>.</exception>
    public ManifestPath(string hostPath, string guestPath, bool readOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(hostPath);
        ArgumentException.ThrowIfNullOrEmpty(guestPath);
        if (hostPath.StartsWith(ReadOnlyPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException("A path that begins with 'ro:' would mean a read-only one in JSON; pass readOnly, or write './ro:…'.", nameof(hostPath));
        }

        HostPath = hostPath;
        GuestPath = guestPath;
        ReadOnly = readOnly;
    }

    /// <summary>The path on the host.</summary>
    public string HostPath { get; }

    /// <summary>The path in the plugin.</summary>
    public string GuestPath { get; }

    /// <summary>Whether the plugin may only read it.</summary>
    public bool ReadOnly { get; }

    /// <summary>How JSON names the folder of the host.</summary>
    internal string Key => ReadOnly ? ReadOnlyPrefix + HostPath : HostPath;
}
