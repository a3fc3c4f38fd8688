using System.Text.Json;

namespace WebXtism;

/// <summary>JSON of any shape, passed through without metadata.</summary>
public readonly struct JsonElementPayload : IJsonCodec<JsonElement>, IJsonCodec<JsonElement?>
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The element is a <see langword="default"/> one, which is no JSON.</exception>
    public void Write(JsonElement value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Utf8JsonWriter json = writer.BeginJson();
        value.WriteTo(json);
        json.Flush();
    }

    /// <inheritdoc/>
    public void Write(JsonElement value, Utf8JsonWriter json) => value.WriteTo(json);

    /// <summary>Writes nothing for <see langword="null"/>.</summary>
    /// <param name="value">The element.</param>
    /// <param name="writer">Where it goes.</param>
    public void Write(JsonElement? value, PayloadWriter writer)
    {
        if (value is { } element)
        {
            Write(element, writer);
        }
    }

    /// <inheritdoc/>
    public void Write(JsonElement? value, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is { } element)
        {
            element.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <exception cref="JsonException">The payload is not JSON.</exception>
    JsonElement IPayloadCodec<JsonElement>.Read(ReadOnlySpan<byte> payload) => Read(payload);

    /// <exception cref="JsonException">The payload is neither empty nor JSON.</exception>
    JsonElement? IPayloadCodec<JsonElement?>.Read(ReadOnlySpan<byte> payload) =>
        !payload.IsEmpty && Read(payload) is { ValueKind: not JsonValueKind.Null } element ? element : null;

    private static JsonElement Read(ReadOnlySpan<byte> payload)
    {
        JsonText.ThrowIfEmpty(payload);
        var reader = new Utf8JsonReader(payload);
        var element = JsonElement.ParseValue(ref reader);
        JsonText.ThrowIfMore(ref reader);
        return element;
    }
}
