namespace WebXtism;

/// <summary>
/// Turns values into payloads and back. Implement it as a <see langword="readonly"/> struct: the calls are then direct
/// and nothing is allocated.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IPayloadCodec<T>
{
    /// <summary>Writes a value into plugin memory.</summary>
    /// <param name="value">The value.</param>
    /// <param name="writer">Where it goes. Writing nothing is an empty payload.</param>
    void Write(T value, PayloadWriter writer);

    /// <summary>Reads a value out of plugin memory.</summary>
    /// <param name="payload">
    /// The bytes that the plugin returned: untrusted, and valid only until this method returns. Copy what must live longer.
    /// </param>
    /// <returns>The value.</returns>
    T Read(ReadOnlySpan<byte> payload);
}
