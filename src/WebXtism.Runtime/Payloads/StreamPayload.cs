namespace WebXtism;

/// <summary>
/// The bytes of a stream: written from its position to its end, read as a stream over a copy. The stream that is written
/// stays open.
/// </summary>
/// <remarks>It is read straight into plugin memory, on the thread that runs the call.</remarks>
public readonly struct StreamPayload : IPayloadCodec<Stream>
{
    // A stream that knows its length is read in one go, up to a limit: what it says need not be true.
    private const int LargestRead = 1 << 20;
    private const int SmallestRead = 1 << 12;

    /// <inheritdoc/>
    public void Write(Stream value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writer);
        int read;
        do
        {
            long rest = value.CanSeek ? value.Length - value.Position : SmallestRead;
            read = value.Read(writer.GetSpan((int)Math.Clamp(rest, SmallestRead, LargestRead)));
            writer.Advance(read);
        }
        while (read > 0);
    }

    /// <inheritdoc/>
    public Stream Read(ReadOnlySpan<byte> payload) => new MemoryStream(payload.ToArray(), writable: false);
}
