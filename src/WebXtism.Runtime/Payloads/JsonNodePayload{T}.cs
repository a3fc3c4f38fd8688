using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebXtism;

/// <summary>JSON of any shape that can be changed, passed through without metadata.</summary>
/// <typeparam name="T"><see cref="JsonNode"/>, <see cref="JsonObject"/> or <see cref="JsonArray"/>.</typeparam>
/// <param name="nullable">Whether <see langword="null"/> is a good value; see <see cref="JsonPayload{T}"/>.</param>
public readonly struct JsonNodePayload<T>(bool nullable) : IJsonCodec<T>
    where T : JsonNode?
{
    // Else a node would throw when it is first looked into, where nobody expects the plugin's mistakes.
    private static readonly JsonDocumentOptions s_document = new() { AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public void Write(T value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            return;
        }

        Utf8JsonWriter json = writer.BeginJson();
        value.WriteTo(json);
        json.Flush();
    }

    /// <inheritdoc/>
    public void Write(T value, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The payload is not JSON, or not of this shape.</exception>
    public T Read(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty && nullable)
        {
            return null!;
        }

        JsonText.ThrowIfEmpty(payload);
        return JsonNode.Parse(payload, documentOptions: s_document) switch
        {
            T node => node,
            null => nullable ? null! : throw JsonText.Null(),
            JsonNode other => throw new JsonException($"the payload is of kind {other.GetValueKind()}, which is no {typeof(T).Name}", path: "$", lineNumber: 0, bytePositionInLine: 0),
        };
    }
}
