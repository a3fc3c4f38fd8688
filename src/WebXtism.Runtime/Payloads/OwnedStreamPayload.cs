namespace WebXtism;

/// <summary>
/// The bytes of a stream that nobody else will dispose: the result of a host function. Apart from that like
/// <see cref="StreamPayload"/>.
/// </summary>
public readonly struct OwnedStreamPayload : IPayloadCodec<Stream>
{
    /// <inheritdoc/>
    public void Write(Stream value, PayloadWriter writer)
    {
        using (value)
        {
            default(StreamPayload).Write(value, writer);
        }
    }

    /// <inheritdoc/>
    public Stream Read(ReadOnlySpan<byte> payload) => default(StreamPayload).Read(payload);
}
