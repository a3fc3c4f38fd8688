using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary><c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c> and, for parameters, <c>ReadOnlySpan&lt;byte&gt;</c>: bytes as they are.</summary>
internal sealed class BytesKind : PayloadKind
{
    private const string Wire = "bytes";
    private const string NullableArray = "byte[]?";

    public override PayloadFormat Format => PayloadFormat.Bytes;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return Optional.Of(new PayloadModel(Wire, NullableArray, Code.BytesPayload) { ForgivesNull = true }, type);
        }

        ITypeSymbol memory = Optional.Value(type) ?? type;
        if (IsOfBytes(memory, "System.ReadOnlyMemory"))
        {
            return Optional.Of(new PayloadModel(Wire, TypeNames.Declared(memory), Code.BytesPayload), type);
        }

        // A span as a result would point into memory that the next call overwrites. As a parameter it is the fastest; where a
        // codec is needed after all, its copy is the value.
        return direction == PayloadDirection.Parameter && IsOfBytes(type, "System.ReadOnlySpan")
            ? new PayloadModel(Wire, NullableArray, Code.BytesPayload) { IsSpan = true }
            : null;
    }

    private static bool IsOfBytes(ITypeSymbol type, string metadataName) =>
        type.HasName(metadataName, arity: 1) && ((INamedTypeSymbol)type).TypeArguments[0].SpecialType == SpecialType.System_Byte;
}
