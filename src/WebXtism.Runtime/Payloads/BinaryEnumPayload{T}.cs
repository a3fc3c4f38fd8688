namespace WebXtism;

/// <summary>An enum as the bytes of its number, the least significant first. A number without a name is accepted, as everywhere in C#.</summary>
/// <typeparam name="T">The enum.</typeparam>
public readonly struct BinaryEnumPayload<T> : IPayloadCodec<T>
    where T : unmanaged, Enum
{
    /// <inheritdoc/>
    public void Write(T value, PayloadWriter writer) => LittleEndian.Write(value, writer);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The payload has another size than the enum's number.</exception>
    public T Read(ReadOnlySpan<byte> payload) => LittleEndian.Read<T>(payload);
}
