using System.Text.Json;

namespace WebXtism;

/// <summary>A codec whose payload is JSON, so that its values can also be part of a larger JSON payload.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IJsonCodec<T> : IPayloadCodec<T>
{
    /// <summary>Writes a value as one JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="json">Where it goes. The caller flushes it.</param>
    void Write(T value, Utf8JsonWriter json);
}
