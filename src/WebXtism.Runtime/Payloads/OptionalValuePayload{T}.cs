namespace WebXtism;

/// <summary>Adds <see langword="null"/> to the codec of a struct: it is the empty payload, both ways.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <typeparam name="TCodec">The codec of everything else.</typeparam>
public readonly struct OptionalValuePayload<T, TCodec> : IPayloadCodec<T?>
    where T : struct
    where TCodec : struct, IPayloadCodec<T>
{
    /// <inheritdoc/>
    public void Write(T? value, PayloadWriter writer)
    {
        if (value is { } present)
        {
            default(TCodec).Write(present, writer);
        }
    }

    /// <inheritdoc/>
    public T? Read(ReadOnlySpan<byte> payload) => payload.IsEmpty ? null : default(TCodec).Read(payload);
}
