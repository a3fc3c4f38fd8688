using Nerdbank.MessagePack;
using PolyType;

namespace WebXtism;

/// <summary>MessagePack, through the code that <c>[GenerateShape]</c> makes for a type.</summary>
/// <example>
/// <code>
/// [GenerateShape, PayloadCodec&lt;MessagePackPayload&lt;Person&gt;&gt;]
/// public sealed partial record Person([property: Key(0)] string Name, [property: Key(1)] int Age);
/// </code>
/// </example>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly struct MessagePackPayload<T> : IPayloadCodec<T>
    where T : IShapeable<T>
{
    /// <inheritdoc/>
    /// <exception cref="MessagePackSerializationException">The value cannot be written.</exception>
    public void Write(T value, PayloadWriter writer) => MessagePackPayload.Serializer.Serialize(writer, value);

    /// <inheritdoc/>
    /// <exception cref="MessagePackSerializationException">The payload is not MessagePack of this type, or something follows it.</exception>
    public T Read(ReadOnlySpan<byte> payload)
    {
        // The reader takes no span, and what it makes may keep parts of the memory: so it gets a copy of its own.
        var reader = new MessagePackReader(payload.ToArray());
        T? value = MessagePackPayload.Serializer.Deserialize<T>(ref reader);
        return value is null ? throw new MessagePackSerializationException("The payload is nil.")
            : reader.End ? value
            : throw new MessagePackSerializationException("Something follows the value.");
    }
}
