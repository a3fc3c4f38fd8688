using System.Text;
using WebXtism.Wasi.Streams;

namespace WebXtism;

/// <summary>What a plugin reads from standard input.</summary>
public abstract class WasiInput
{
    private protected WasiInput()
    {
    }

    /// <summary>Bytes. Each instance of the plugin reads them from their beginning.</summary>
    /// <param name="bytes">The bytes. Do not change them while the plugin lives.</param>
    /// <returns>The input.</returns>
    public static WasiInput Bytes(ReadOnlyMemory<byte> bytes) => new BytesInput(bytes);

    /// <summary>Text, sent as UTF-8. Each instance of the plugin reads it from its beginning.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The input.</returns>
    public static WasiInput Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new BytesInput(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// A stream, which all instances of the plugin share. A plugin that waits for it can be stopped; what arrives later is kept
    /// for its next read.
    /// </summary>
    /// <param name="stream">The stream. It belongs to the application.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static WasiInput Stream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanRead ? new StreamInput(stream) : throw new ArgumentException("The stream cannot be read.", nameof(stream));
    }

    /// <summary>The input of a new instance.</summary>
    internal abstract InputSource Open();

    private sealed class BytesInput(ReadOnlyMemory<byte> bytes) : WasiInput
    {
        internal override InputSource Open() => new(
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                : new MemoryStream(bytes.ToArray(), writable: false));
    }

    private sealed class StreamInput(Stream stream) : WasiInput
    {
        private readonly InputSource _source = new(stream);

        internal override InputSource Open() => _source;
    }
}
