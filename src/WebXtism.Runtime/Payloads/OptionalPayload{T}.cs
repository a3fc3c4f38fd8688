namespace WebXtism;

/// <summary>Adds <see langword="null"/> to the codec of a class: it is the empty payload, both ways.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TCodec">The codec of everything else.</typeparam>
public readonly struct OptionalPayload<T, TCodec> : IPayloadCodec<T>
    where T : class?
    where TCodec : struct, IPayloadCodec<T>
{
    /// <inheritdoc/>
    public void Write(T value, PayloadWriter writer)
    {
        if (value is not null)
        {
            default(TCodec).Write(value, writer);
        }
    }

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> payload) => payload.IsEmpty ? null! : default(TCodec).Read(payload);
}
