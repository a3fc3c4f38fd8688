namespace WebXtism;

/// <summary>A module in a file.</summary>
public sealed class ManifestFileModule : ManifestModule
{
    /// <summary>Names the file.</summary>
    /// <param name="path">
    /// Its path. A relative one counts from the folder of the manifest's file, or for a manifest without one from
    /// <see cref="ManifestSourceOptions.Folder"/>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ManifestFileModule(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    /// <summary>The path as it was written (<c>path</c>).</summary>
    public string Path { get; }
}
