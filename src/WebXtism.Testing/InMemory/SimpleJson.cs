using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism.Testing.InMemory;

/// <summary>What JSON writes as one word, and so needs no context.</summary>
internal static class SimpleJson
{
    // Without a resolver, options would look for one that reflects.
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    public static JsonTypeInfo<T>? Find<T>() => Converter<T>() is JsonConverter<T> converter ? JsonMetadataServices.CreateValueInfo<T>(s_options, converter) : null;

    private static object? Converter<T>() =>
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
        : null;
}
