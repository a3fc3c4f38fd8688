namespace WebXtism.Sources;

/// <summary>Reads files for sources.</summary>
internal static class SourceFile
{
    /// <summary>Reads a file to its end.</summary>
    /// <param name="plugin">The name for messages.</param>
    /// <param name="path">The path.</param>
    /// <param name="hint">What a message adds when there is no such file.</param>
    /// <param name="maxBytes">How long the file may be.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PluginLoadException">It does not exist, cannot be read, or is too long.</exception>
    public static async ValueTask<byte[]> ReadAsync(string plugin, string path, string hint, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            // Asked first, so that a file which is far too long is not read at all.
            long length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
            return length > maxBytes
                ? throw new PluginLoadException(plugin, PluginLoadFailure.TooLarge, $"the file '{Path.GetFullPath(path)}' has {length} bytes, and may have {maxBytes}.")
                : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A path with a zero in it has no full form.
            string full = exception is ArgumentException ? path : Path.GetFullPath(path);
            string reason = exception is FileNotFoundException or DirectoryNotFoundException
                ? $"there is no file '{full}'. {hint}"
                : $"the file '{full}' cannot be read: {exception.Message}";
            throw new PluginLoadException(plugin, PluginLoadFailure.Unreadable, reason, exception);
        }
    }
}
