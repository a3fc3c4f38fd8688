namespace WebXtism;

internal sealed class FilePluginSource(string path) : PluginSource(System.IO.Path.GetFileNameWithoutExtension(path))
{
    internal override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await System.IO.File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A path with a zero in it has no full form.
            string full = exception is ArgumentException ? path : System.IO.Path.GetFullPath(path);
            string reason = exception is FileNotFoundException or DirectoryNotFoundException
                ? $"there is no file '{full}'. Relative paths count from the current directory; copy the plugin to the output or give a full path."
                : $"the file '{full}' cannot be read: {exception.Message}";
            throw new PluginLoadException(Name, PluginLoadFailure.Unreadable, reason, exception);
        }
    }
}
