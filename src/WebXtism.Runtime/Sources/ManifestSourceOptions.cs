namespace WebXtism;

/// <summary>How the modules of a manifest are found.</summary>
public sealed class ManifestSourceOptions
{
    /// <summary>What messages and logs call the plugin; by default the name of the manifest's file, or of the module.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// From which folder relative paths of modules count; by default from that of the manifest's file, and for a manifest without
    /// one from the current directory when the plugin is loaded.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>How modules are downloaded. A manifest's own <c>headers</c> and <c>method</c> count more.</summary>
    public UrlSourceOptions Url { get; } = new();
}
