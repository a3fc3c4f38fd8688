namespace WebXtism.Testing.InMemory;

/// <summary>A codec that was found for an export; see <see cref="ExportCodecs"/>.</summary>
internal readonly struct AnyPayload<T>(IPayloadCodec<T> codec) : IPayloadCodec<T>
{
    public void Write(T value, PayloadWriter writer) => codec.Write(value, writer);

    public T Read(ReadOnlySpan<byte> payload) => codec.Read(payload);
}
