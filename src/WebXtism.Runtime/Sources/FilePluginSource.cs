using WebXtism.Sources;

namespace WebXtism;

internal sealed class FilePluginSource(string path, string name, string hint) : PluginSource(name)
{
    public const string CountsFromCurrentDirectory = "Relative paths count from the current directory; copy the plugin to the output or give a full path.";

    public FilePluginSource(string path)
        : this(path, System.IO.Path.GetFileNameWithoutExtension(path), CountsFromCurrentDirectory)
    {
    }

    internal override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) =>
        await SourceFile.ReadAsync(Name, path, hint, Array.MaxLength, cancellationToken).ConfigureAwait(false);
}
