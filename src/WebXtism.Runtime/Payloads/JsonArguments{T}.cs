using System.Text.Json;

namespace WebXtism;

/// <summary>Several parameters as one JSON object whose properties are named after them. It only writes.</summary>
/// <example>
/// <code>
/// static readonly JsonArguments&lt;(int, int)&gt; s_add = new(["a", "b"],
///     static (arguments, values) =&gt; arguments.Add(values.Item1, s_int).Add(values.Item2, s_int));     // {"a":1,"b":2}
/// </code>
/// </example>
/// <typeparam name="TValues">A tuple of the parameters.</typeparam>
public readonly struct JsonArguments<TValues> : IPayloadCodec<TValues>, IJsonArguments
{
    private readonly JsonEncodedText[] _names;
    private readonly JsonArgumentsBody<TValues> _body;

    /// <summary>Describes the object.</summary>
    /// <param name="names">The names of the parameters.</param>
    /// <param name="body">Writes the values in the order of the names.</param>
    /// <param name="naming">Turns names of parameters into names of properties; <see langword="null"/> keeps them.</param>
    public JsonArguments(ReadOnlySpan<string> names, JsonArgumentsBody<TValues> body, JsonNamingPolicy? naming = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        _names = new JsonEncodedText[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            _names[i] = JsonEncodedText.Encode(naming?.ConvertName(names[i]) ?? names[i]);
        }

        _body = body;
    }

    /// <inheritdoc/>
    public void Write(TValues value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Utf8JsonWriter json = writer.BeginJson();
        json.WriteStartObject();
        _body(new JsonArgumentWriter(json, _names), value);
        json.WriteEndObject();
        json.Flush();
    }

    // What the body writes is not looked at, so any values do.
    void IJsonArguments.Visit(IJsonArgumentVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        _body(new JsonArgumentWriter(visitor, _names), default!);
    }

    TValues IPayloadCodec<TValues>.Read(ReadOnlySpan<byte> payload) =>
        throw new NotSupportedException("Parameters are the input of a call; they cannot be the output of one.");
}
