namespace WebXtism.Sources;

/// <summary>A source whose bytes must have a certain hash.</summary>
internal sealed class PinnedPluginSource(PluginSource source, Sha256Pin pin) : PluginSource(source.Name)
{
    internal override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> wasm = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        pin.Verify(Name, wasm.Span);
        return wasm;
    }
}
