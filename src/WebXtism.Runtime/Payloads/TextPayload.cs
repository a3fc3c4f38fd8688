using System.Text;

namespace WebXtism;

/// <summary>UTF-8 text, written straight into plugin memory and read straight from it. <see langword="null"/> is the empty payload.</summary>
public readonly struct TextPayload : IPayloadCodec<string?>
{
    // Strict both ways: a replaced character is lost data, and what a guest returns is hostile.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Up to this many characters the upper bound of the encoded length is reserved; above it the exact length is counted
    // first, so that a large text does not make the kernel grow to three times its size.
    private const int CountAbove = 256;

    /// <inheritdoc/>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair.</exception>
    public void Write(string? value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        int capacity = value.Length <= CountAbove ? s_utf8.GetMaxByteCount(value.Length) : s_utf8.GetByteCount(value);
        writer.Advance(s_utf8.GetBytes(value, writer.GetSpan(capacity)));
    }

    /// <inheritdoc/>
    /// <exception cref="DecoderFallbackException">The payload is not UTF-8.</exception>
    public string Read(ReadOnlySpan<byte> payload) => s_utf8.GetString(payload);
}
