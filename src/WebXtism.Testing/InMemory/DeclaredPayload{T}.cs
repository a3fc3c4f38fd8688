namespace WebXtism.Testing.InMemory;

/// <inheritdoc cref="DeclaredPayload"/>
internal sealed class DeclaredPayload<TDeclared>(IPayloadCodec<TDeclared> codec) : DeclaredPayload
{
    public override string TypeName => typeof(TDeclared).Name;

    public override IPayloadCodec<T>? ReadAs<T>() => codec as IPayloadCodec<T> ?? (Is<TDeclared, T>() ? new Wider<T>(codec) : null);

    public override IPayloadCodec<T>? WriteAs<T>() => codec as IPayloadCodec<T> ?? (Is<T, TDeclared>() ? new Narrower<T>(codec) : null);

    // A value type is what its values are; of references, arrays know. No reflection needed.
    private static bool Is<TFrom, TTo>() =>
        typeof(TFrom).IsValueType ? default(TFrom) is TTo : (object)Array.Empty<TFrom>() is TTo[];

    private sealed class Wider<T>(IPayloadCodec<TDeclared> codec) : IPayloadCodec<T>
    {
        public T Read(ReadOnlySpan<byte> payload) => (T)(object?)codec.Read(payload)!;

        public void Write(T value, PayloadWriter writer) => throw new NotSupportedException("An export reads its input.");
    }

    private sealed class Narrower<T>(IPayloadCodec<TDeclared> codec) : IPayloadCodec<T>
    {
        public T Read(ReadOnlySpan<byte> payload) => throw new NotSupportedException("An export writes its output.");

        public void Write(T value, PayloadWriter writer) => codec.Write((TDeclared)(object?)value!, writer);
    }
}
