using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary>A <c>[PayloadCodec]</c>, on a parameter or result or on the type: it comes before all kinds.</summary>
internal static class CustomCodec
{
    /// <summary>The attribute that holds for a value, the nearest first: a <c>[Payload]</c> here beats a codec of the type.</summary>
    public static AttributeData? Choose(ITypeSymbol type, ImmutableArray<AttributeData> use, AttributeData? format) =>
        OnUse(use) ?? (format is null ? OnUse((Optional.Value(type) ?? type).OriginalDefinition.GetAttributes()) : null);

    public static AttributeData? OnUse(ImmutableArray<AttributeData> attributes) =>
        attributes.FirstOrDefault(static attribute => attribute.AttributeClass.HasName(MetadataNames.PayloadCodecAttribute, arity: 1));

    /// <summary>How the value travels; <see langword="null"/> when the codec does not fit, which is reported.</summary>
    public static PayloadModel? Parse(ITypeSymbol type, AttributeData attribute, ImmutableArray<AttributeData> use, Location? location, ParseScope scope)
    {
        if (attribute.AttributeClass!.TypeArguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Struct } codec || type.TypeKind == TypeKind.Error)
        {
            // The compiler says so.
            scope.Fail();
            return null;
        }

        ITypeSymbol[] values = [.. codec.AllInterfaces
            .Where(static inherited => inherited.HasName(MetadataNames.PayloadCodec, arity: 1))
            .Select(static inherited => inherited.TypeArguments[0])];
        // With the ? of a struct first: such a codec knows what null is.
        ITypeSymbol? whole = values.FirstOrDefault(value => SymbolEqualityComparer.Default.Equals(value, type));
        ITypeSymbol? inner = Optional.Value(type) is { } present ? values.FirstOrDefault(value => SymbolEqualityComparer.Default.Equals(value, present)) : null;
        bool hasConstructor = codec.InstanceConstructors.Any(static constructor => constructor.Parameters.Length == 0 && !constructor.IsImplicitlyDeclared);
        bool knowsNull = type.IsReferenceType ? whole?.NullableAnnotation == NullableAnnotation.Annotated : whole is not null;
        bool isNullable = type.NullableAnnotation == NullableAnnotation.Annotated || Optional.Value(type) is not null;
        string? obstacle =
            !codec.IsReachable() ? "is out of the reach of generated code; make it internal or public"
            : values.Length == 0 ? "implements no IPayloadCodec<T>"
            : whole is null && inner is null ? $"is one of {string.Join(" and ", values.Select(static value => $"'{TypeNames.Message(value)}'"))}"
            : isNullable && !knowsNull && hasConstructor ? "has a constructor, and what adds null to a codec would not call it; implement it for the type with its ?"
            : null;
        if (obstacle is not null || (whole ?? inner) is not { } read)
        {
            scope.Report(
                Rules.WrongCodec,
                use.Contains(attribute) ? MethodSyntax.Of(attribute) ?? location : location,
                TypeNames.Message(codec),
                TypeNames.Message(type),
                obstacle ?? "");
            return null;
        }

        string name = TypeNames.Declared(codec);
        var payload = new PayloadModel("codec " + name, TypeNames.Declared(read), name)
        {
            CodecArguments = hasConstructor ? "()" : null,
            ForgivesNull = knowsNull && type.IsReferenceType && !isNullable,
        };
        return knowsNull ? payload : Optional.Of(payload, type);
    }
}
