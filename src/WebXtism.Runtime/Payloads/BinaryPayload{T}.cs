using System.Numerics;

namespace WebXtism;

/// <summary>A number as its bytes, the least significant first: what Rust's <c>to_le_bytes</c> gives, and what a C plugin finds in memory.</summary>
/// <typeparam name="T">An integer or floating-point type of fixed size.</typeparam>
public readonly struct BinaryPayload<T> : IPayloadCodec<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public void Write(T value, PayloadWriter writer) => LittleEndian.Write(value, writer);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The payload has another size than the number.</exception>
    public T Read(ReadOnlySpan<byte> payload) => LittleEndian.Read<T>(payload);
}
