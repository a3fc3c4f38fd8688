using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>A property or field that JSON sees, while its type is parsed.</summary>
internal sealed record JsonMember(
    ISymbol Symbol,
    ITypeSymbol Type,
    JsonAccess Get,
    JsonAccess Set,
    List<string> Traits,
    List<string> Arguments,
    string? JsonName,
    bool IsIgnored,
    bool HasOwnConverter);
