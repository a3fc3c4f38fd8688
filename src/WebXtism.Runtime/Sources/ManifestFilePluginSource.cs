using WebXtism.Manifests;

namespace WebXtism.Sources;

internal sealed class ManifestFilePluginSource(string path, ManifestSourceOptions found)
    : PluginSource(found.Name ?? Path.GetFileNameWithoutExtension(path))
{
    internal override async ValueTask<PluginSource> PrepareAsync(PluginOptions options, CancellationToken cancellationToken)
    {
        byte[] json = await SourceFile.ReadAsync(Name, path, FilePluginSource.CountsFromCurrentDirectory, PluginManifest.MaxJsonBytes, cancellationToken).ConfigureAwait(false);
        if (json.AsSpan().StartsWith("\0asm"u8))
        {
            throw ManifestNode.Wrong(Name, "it is a WebAssembly module; load it with PluginSource.File.");
        }

        PluginManifest manifest = ManifestReader.Read(json, Name);
        string? folder = found.Folder ?? Path.GetDirectoryName(Path.GetFullPath(path));
        return await new ManifestPluginSource(manifest, Name, folder, found.Url).PrepareAsync(options, cancellationToken).ConfigureAwait(false);
    }

    internal override bool IsOneModule => false;

    internal override ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A manifest has no bytes of its own; prepare it first.");
}
