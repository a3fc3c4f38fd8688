namespace WebXtism;

internal sealed class StreamPluginSource(Stream wasm, string name) : PluginSource(name)
{
    internal override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (wasm.CanSeek)
            {
                wasm.Position = 0;
            }

            using var buffer = new MemoryStream();
            await wasm.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
            return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or NotSupportedException)
        {
            throw new PluginLoadException(Name, PluginLoadFailure.Unreadable, $"its stream cannot be read: {exception.Message}", exception);
        }
    }
}
