using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>The types that are one JSON value, by the converters that System.Text.Json has for them.</summary>
internal static class JsonValues
{
    private static readonly Dictionary<string, string> s_converters = new(StringComparer.Ordinal)
    {
        ["System.Guid"] = "GuidConverter",
        ["System.DateTimeOffset"] = "DateTimeOffsetConverter",
        ["System.DateOnly"] = "DateOnlyConverter",
        ["System.TimeOnly"] = "TimeOnlyConverter",
        ["System.TimeSpan"] = "TimeSpanConverter",
        ["System.Uri"] = "UriConverter",
        ["System.Version"] = "VersionConverter",
        ["System.Half"] = "HalfConverter",
        ["System.Int128"] = "Int128Converter",
        ["System.UInt128"] = "UInt128Converter",
        ["System.Text.Json.JsonElement"] = "JsonElementConverter",
        ["System.Text.Json.JsonDocument"] = "JsonDocumentConverter",
        ["System.Text.Json.Nodes.JsonNode"] = "JsonNodeConverter",
        ["System.Text.Json.Nodes.JsonObject"] = "JsonObjectConverter",
        ["System.Text.Json.Nodes.JsonArray"] = "JsonArrayConverter",
        ["System.Text.Json.Nodes.JsonValue"] = "JsonValueConverter",
    };

    /// <summary>The property of <c>JsonMetadataServices</c> that has the converter of a type, or <see langword="null"/>.</summary>
    public static string? Converter(INamedTypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "BooleanConverter",
        SpecialType.System_Byte => "ByteConverter",
        SpecialType.System_SByte => "SByteConverter",
        SpecialType.System_Int16 => "Int16Converter",
        SpecialType.System_UInt16 => "UInt16Converter",
        SpecialType.System_Int32 => "Int32Converter",
        SpecialType.System_UInt32 => "UInt32Converter",
        SpecialType.System_Int64 => "Int64Converter",
        SpecialType.System_UInt64 => "UInt64Converter",
        SpecialType.System_Single => "SingleConverter",
        SpecialType.System_Double => "DoubleConverter",
        SpecialType.System_Decimal => "DecimalConverter",
        SpecialType.System_Char => "CharConverter",
        SpecialType.System_String => "StringConverter",
        SpecialType.System_DateTime => "DateTimeConverter",
        SpecialType.None when IsMemoryOfBytes(type) => type.Name == "Memory" ? "MemoryByteConverter" : "ReadOnlyMemoryByteConverter",
        SpecialType.None when s_converters.TryGetValue(JsonNames.FullName(type), out string? converter) => converter,
        _ => null,
    };

    /// <summary>The expression of a type that one of those converters reads and writes.</summary>
    public static string Value(ITypeSymbol type, string converter) =>
        $"Value<{TypeNames.Key(type)}>(options, {Code.JsonMetadataServices}.{converter})";

    private static bool IsMemoryOfBytes(INamedTypeSymbol type) =>
        type is { Name: "Memory" or "ReadOnlyMemory", TypeArguments.Length: 1 }
        && type.TypeArguments[0].SpecialType == SpecialType.System_Byte
        && JsonNames.FullName(type) is "System.Memory`1" or "System.ReadOnlyMemory`1";
}
