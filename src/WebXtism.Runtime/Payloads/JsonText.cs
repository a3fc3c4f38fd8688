using System.Text.Json;

namespace WebXtism;

/// <summary>What all codecs of JSON refuse.</summary>
internal static class JsonText
{
    public static void ThrowIfEmpty(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            throw new JsonException("the payload is empty where JSON was expected", path: "$", lineNumber: 0, bytePositionInLine: 0);
        }
    }

    public static JsonException Null() =>
        new("the payload is null; declare the result as nullable to accept that", path: "$", lineNumber: 0, bytePositionInLine: 0);

    /// <summary>Reads to the end, where only white space may be.</summary>
    public static void ThrowIfMore(ref Utf8JsonReader reader)
    {
        // The reader itself refuses a second value.
        while (reader.Read())
        {
        }
    }
}
