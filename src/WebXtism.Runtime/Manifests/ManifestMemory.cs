namespace WebXtism;

/// <summary>What a manifest says about memory. <see langword="null"/> leaves each at its default.</summary>
public sealed class ManifestMemory
{
    /// <summary>How many pages of 64 KiB the plugin may have at first, and grow by after that (<c>max_pages</c>); by default as many as it can address.</summary>
    public uint? MaxPages { get; init; }

    /// <summary>How many bytes the body of an HTTP response may have (<c>max_http_response_bytes</c>).</summary>
    public ulong? MaxHttpResponseBytes { get; init; }

    /// <summary>How many bytes the variables of an instance may take (<c>max_var_bytes</c>); 0 disables them.</summary>
    public ulong? MaxVariableBytes { get; init; }

    internal bool IsDefault => MaxPages is null && MaxHttpResponseBytes is null && MaxVariableBytes is null;
}
