namespace WebXtism;

/// <summary>Bytes as they are. <see langword="null"/> is the empty payload.</summary>
public readonly struct BytesPayload : IPayloadCodec<byte[]?>, IPayloadCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public void Write(byte[]? value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(value);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<byte> value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(value.Span);
    }

    byte[] IPayloadCodec<byte[]?>.Read(ReadOnlySpan<byte> payload) => payload.ToArray();

    ReadOnlyMemory<byte> IPayloadCodec<ReadOnlyMemory<byte>>.Read(ReadOnlySpan<byte> payload) => payload.ToArray();
}
