namespace WebXtism;

/// <summary><see cref="bool"/> as one byte, 0 or 1.</summary>
public readonly struct BinaryPayload : IPayloadCodec<bool>
{
    /// <inheritdoc/>
    public void Write(bool value, PayloadWriter writer) => LittleEndian.Write((byte)(value ? 1 : 0), writer);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The payload has another size than one byte.</exception>
    public bool Read(ReadOnlySpan<byte> payload) => LittleEndian.Read<byte>(payload) != 0;
}
