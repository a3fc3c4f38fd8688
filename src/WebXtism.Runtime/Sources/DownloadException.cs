namespace WebXtism.Sources;

/// <summary>An attempt to download failed. Never leaves this folder: callers see a <see cref="PluginLoadException"/>.</summary>
internal sealed class DownloadException(PluginLoadFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    public PluginLoadFailure Failure => failure;

    /// <summary>Whether the next attempt may succeed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asks to wait before it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
