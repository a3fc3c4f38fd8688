using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Payloads;

/// <summary><c>T?</c>: <see langword="null"/> is the empty payload. JSON, which has a null of its own, goes its own way.</summary>
internal static class Optional
{
    /// <summary>The type inside a <c>T?</c> of a struct, or <see langword="null"/>.</summary>
    public static ITypeSymbol? Value(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>Lets a codec take <see langword="null"/> if the type does.</summary>
    /// <param name="payload">How values of the type without its <c>?</c> travel.</param>
    /// <param name="type">The type as it was declared.</param>
    public static PayloadModel Of(PayloadModel payload, ITypeSymbol type)
    {
        if (Value(type) is not null)
        {
            return payload with { ValueType = payload.ValueType + "?", Codec = $"{Code.OptionalValuePayload}<{payload.ValueType}, {payload.Codec}>" };
        }

        return type.NullableAnnotation == NullableAnnotation.Annotated
            ? payload with { Codec = $"{Code.OptionalPayload}<{payload.ValueType}, {payload.Codec}>", DeniesNull = !payload.ValueType.EndsWith("?", StringComparison.Ordinal), ForgivesNull = false }
            : payload;
    }
}
