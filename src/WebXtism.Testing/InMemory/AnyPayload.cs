using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism.Testing.InMemory;

/// <summary>The codec that a type has without more said: text, bytes, nothing, else JSON.</summary>
internal readonly struct AnyPayload<T>(IPayloadCodec<T> codec) : IPayloadCodec<T>
{
    // Without a resolver, options would look for one that reflects.
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    public void Write(T value, PayloadWriter writer) => codec.Write(value, writer);

    public T Read(ReadOnlySpan<byte> payload) => codec.Read(payload);

    /// <exception cref="ArgumentException">There is no metadata for the type.</exception>
    public static AnyPayload<T> For(string export, IEnumerable<JsonSerializerContext> contexts)
    {
        object codec = typeof(T) == typeof(string) ? default(TextPayload)
            : typeof(T) == typeof(byte[]) || typeof(T) == typeof(ReadOnlyMemory<byte>) ? default(BytesPayload)
            : typeof(T) == typeof(NoPayload) ? default(NoPayload)
            : new JsonPayload<T>(FindMetadata(export, contexts), nullable: default(T) is null);
        return new((IPayloadCodec<T>)codec);
    }

    private static JsonTypeInfo<T> FindMetadata(string export, IEnumerable<JsonSerializerContext> contexts)
    {
        foreach (JsonSerializerContext context in contexts)
        {
            if (context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> found)
            {
                return found;
            }
        }

        return Converter() is JsonConverter<T> converter ? JsonMetadataServices.CreateValueInfo<T>(s_options, converter) : throw new ArgumentException(
            $"There is no JSON metadata for {typeof(T).Name}, which the export '{export}' takes or returns. Call UseJson with a JsonSerializerContext that has it before, or give the export codecs. An export cannot be asynchronous.", nameof(export));
    }

    // What JSON writes as one word needs no context.
    private static object? Converter() =>
        typeof(T) == typeof(bool) ? JsonMetadataServices.BooleanConverter
        : typeof(T) == typeof(byte) ? JsonMetadataServices.ByteConverter
        : typeof(T) == typeof(short) ? JsonMetadataServices.Int16Converter
        : typeof(T) == typeof(int) ? JsonMetadataServices.Int32Converter
        : typeof(T) == typeof(uint) ? JsonMetadataServices.UInt32Converter
        : typeof(T) == typeof(long) ? JsonMetadataServices.Int64Converter
        : typeof(T) == typeof(ulong) ? JsonMetadataServices.UInt64Converter
        : typeof(T) == typeof(float) ? JsonMetadataServices.SingleConverter
        : typeof(T) == typeof(double) ? JsonMetadataServices.DoubleConverter
        : typeof(T) == typeof(decimal) ? JsonMetadataServices.DecimalConverter
        : typeof(T) == typeof(Guid) ? JsonMetadataServices.GuidConverter
        : typeof(T) == typeof(DateTime) ? JsonMetadataServices.DateTimeConverter
        : typeof(T) == typeof(DateTimeOffset) ? JsonMetadataServices.DateTimeOffsetConverter
        : typeof(T) == typeof(DateOnly) ? JsonMetadataServices.DateOnlyConverter
        : typeof(T) == typeof(TimeOnly) ? JsonMetadataServices.TimeOnlyConverter
        : typeof(T) == typeof(TimeSpan) ? JsonMetadataServices.TimeSpanConverter
        : typeof(T) == typeof(JsonElement) ? JsonMetadataServices.JsonElementConverter
        : null;
}
