using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary>Everything else that can be a payload: JSON, through the metadata of a <c>JsonSerializerContext</c> or our own.</summary>
internal sealed class JsonKind : PayloadKind
{
    public override PayloadFormat Format => PayloadFormat.Json;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction)
    {
        if (Unsuitable.Reason(type) is not null)
        {
            return null;
        }

        // Where the project does not use nullable annotations, a reference says nothing about null, so null must be allowed.
        bool nullable = type.IsReferenceType
            ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        string valueType = TypeNames.Declared(type);
        string key = TypeNames.Key(type);
        return new PayloadModel("json " + key, valueType, $"{Code.JsonPayload}<{valueType}>")
        {
            Json = new JsonUse(key, valueType, TypeNames.TypeOf(type), nullable, TypeNames.Words(type)),
        };
    }
}
