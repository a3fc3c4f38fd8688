using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Payloads;

/// <summary>
/// Reads and writes <c>T?</c> by a converter of <c>T</c>. That of System.Text.Json asks the options for the metadata of
/// <c>T</c>, which need not exist where a converter was named. Null itself is the serializer's business.
/// </summary>
internal sealed class NullableConverter<T>(JsonConverter<T> values) : JsonConverter<T?>
    where T : struct
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => values.Read(ref reader, typeof(T), options);

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => values.Write(writer, value.GetValueOrDefault(), options);
}
