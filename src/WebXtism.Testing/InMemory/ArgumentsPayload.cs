using System.Text.Json;

namespace WebXtism.Testing.InMemory;

/// <summary>Reads several parameters out of the JSON object that a call sends.</summary>
internal readonly struct ArgumentsPayload<TValues>(Func<JsonElement, TValues> read) : IPayloadCodec<TValues>
{
    public TValues Read(ReadOnlySpan<byte> payload)
    {
        using var document = JsonDocument.Parse(payload.ToArray());
        return read(document.RootElement);
    }

    public void Write(TValues value, PayloadWriter writer) => throw new NotSupportedException("Parameters are the input of an export.");
}
