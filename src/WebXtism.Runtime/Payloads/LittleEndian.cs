using System.Runtime.InteropServices;

namespace WebXtism;

/// <summary>Values of fixed size as bytes, the least significant first.</summary>
internal static class LittleEndian
{
    public static void Write<T>(T value, PayloadWriter writer)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        Order(bytes);
        writer.Write(bytes);
    }

    /// <exception cref="FormatException">The payload has another size.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : unmanaged
    {
        T value = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        if (payload.Length != bytes.Length)
        {
            throw new FormatException($"its binary form has {bytes.Length} bytes, and the payload has {payload.Length}.");
        }

        payload.CopyTo(bytes);
        Order(bytes);
        return value;
    }

    private static void Order(Span<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            bytes.Reverse();
        }
    }
}
