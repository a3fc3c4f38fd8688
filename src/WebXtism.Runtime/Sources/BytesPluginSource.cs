namespace WebXtism;

internal sealed class BytesPluginSource(ReadOnlyMemory<byte> wasm, string name) : PluginSource(name)
{
    internal override ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => new(wasm);
}
