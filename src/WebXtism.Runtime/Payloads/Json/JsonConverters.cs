using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Payloads;

/// <summary>What is done to a converter before metadata can use it.</summary>
internal static class JsonConverters
{
    /// <summary>The converter itself, or the one that a factory makes.</summary>
    /// <exception cref="InvalidOperationException">The factory makes none.</exception>
    public static JsonConverter Expand<T>(JsonSerializerOptions options, JsonConverter converter) =>
        converter is not JsonConverterFactory factory
            ? converter
            : factory.CreateConverter(typeof(T), options) is { } made and not JsonConverterFactory
                ? made
                : throw new InvalidOperationException($"The converter factory '{factory}' makes no converter of '{typeof(T)}'.");
}
