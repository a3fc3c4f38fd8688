using System.Text.Json;

namespace WebXtism;

/// <summary>Writes the parameters of a call, one after the other, as properties of one JSON object.</summary>
public readonly ref struct JsonArgumentWriter
{
    // One of the two: parameters are written, or only named.
    private readonly Utf8JsonWriter? _json;
    private readonly IJsonArgumentVisitor? _visitor;
    private readonly ReadOnlySpan<JsonEncodedText> _names;

    internal JsonArgumentWriter(Utf8JsonWriter json, ReadOnlySpan<JsonEncodedText> names)
    {
        _json = json;
        _names = names;
    }

    internal JsonArgumentWriter(IJsonArgumentVisitor visitor, ReadOnlySpan<JsonEncodedText> names)
    {
        _visitor = visitor;
        _names = names;
    }

    /// <summary>Writes the next parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">Its value.</param>
    /// <param name="codec">Writes it.</param>
    /// <returns>What writes the parameter after it.</returns>
    public JsonArgumentWriter Add<T, TCodec>(T value, TCodec codec)
        where TCodec : struct, IJsonCodec<T>
    {
        if (_json is not null)
        {
            _json.WritePropertyName(_names[0]);
            codec.Write(value, _json);
            return new(_json, _names[1..]);
        }

        _visitor!.Visit<T, TCodec>(JsonElement.Parse($"\"{_names[0]}\"").GetString()!, codec);
        return new(_visitor, _names[1..]);
    }
}
