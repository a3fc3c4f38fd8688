using System.Buffers;

namespace WebXtism;

/// <summary>
/// Copies an output straight from plugin memory to where the caller wants it, with no array in between. It only reads: a
/// value cannot be written with it.
/// </summary>
public readonly struct BufferPayload : IPayloadCodec<IBufferWriter<byte>>
{
    private readonly IBufferWriter<byte> _destination;

    /// <summary>Copies outputs to a place.</summary>
    /// <param name="destination">The place.</param>
    public BufferPayload(IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _destination = destination;
    }

    /// <summary>Copies the payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <returns>The destination.</returns>
    public IBufferWriter<byte> Read(ReadOnlySpan<byte> payload)
    {
        _destination.Write(payload);
        return _destination;
    }

    void IPayloadCodec<IBufferWriter<byte>>.Write(IBufferWriter<byte> value, PayloadWriter writer) =>
        throw new NotSupportedException("A destination receives the output of a call; it cannot be the input of one.");
}
