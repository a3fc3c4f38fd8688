using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism;

/// <summary>JSON through source-generated metadata: no reflection, and one reused buffer and writer per plugin instance.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly struct JsonPayload<T> : IJsonCodec<T>
{
    private readonly JsonTypeInfo<T> _typeInfo;
    private readonly bool _nullable;

    /// <summary>Reads and writes with the given metadata.</summary>
    /// <param name="typeInfo">The metadata, usually <c>MyContext.Default.Greeting</c>.</param>
    /// <param name="nullable">
    /// Whether <see langword="null"/> is a good value: then the JSON literal <c>null</c> and the empty payload are read as
    /// <see langword="null"/>; otherwise both are errors.
    /// </param>
    public JsonPayload(JsonTypeInfo<T> typeInfo, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        _typeInfo = typeInfo;
        _nullable = nullable;
    }

    /// <inheritdoc/>
    public void Write(T value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Utf8JsonWriter json = writer.BeginJson(_typeInfo.Options);
        JsonSerializer.Serialize(json, value, _typeInfo);
        json.Flush();
    }

    /// <inheritdoc/>
    public void Write(T value, Utf8JsonWriter json) => JsonSerializer.Serialize(json, value, _typeInfo);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The payload is not JSON, or does not fit <typeparamref name="T"/>.</exception>
    public T Read(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty && _nullable)
        {
            return default!;
        }

        JsonText.ThrowIfEmpty(payload);
        T? value = JsonSerializer.Deserialize(payload, _typeInfo);
        return value is null && !_nullable ? throw JsonText.Null() : value!;
    }
}
