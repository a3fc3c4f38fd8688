using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>What C# says about null, read as reflection's <c>NullabilityInfoContext</c> reads it: from the definition, not from type arguments.</summary>
internal static class JsonNullability
{
    private const string Namespace = "System.Diagnostics.CodeAnalysis.";

    /// <summary>Whether a property or field never holds null.</summary>
    public static bool NeverNull(ISymbol member, ITypeSymbol type) =>
        IsNotNull(type, member.OriginalDefinition) is { } isNotNull
        && (isNotNull || Has(member, "NotNullAttribute"))
        && !Has(member, "MaybeNullAttribute");

    /// <summary>Whether a property, field or parameter must not be given null.</summary>
    public static bool TakesNoNull(ISymbol member, ITypeSymbol type) =>
        IsNotNull(type, member.OriginalDefinition) is { } isNotNull
        && (isNotNull || Has(member, "DisallowNullAttribute"))
        && !Has(member, "AllowNullAttribute");

    // Null for a type that cannot be null anyway.
    private static bool? IsNotNull(ITypeSymbol type, ISymbol definition)
    {
        if (!type.IsReferenceType)
        {
            return null;
        }

        ITypeSymbol declared = definition switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => type,
        };
        return declared.NullableAnnotation == NullableAnnotation.NotAnnotated && (declared is not ITypeParameterSymbol parameterType || IsNotNull(parameterType));
    }

    private static bool IsNotNull(ITypeParameterSymbol type) =>
        type.HasNotNullConstraint
        || (type.HasReferenceTypeConstraint && type.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.NotAnnotated)
        || type.ConstraintTypes.Any(static constraint => constraint.IsReferenceType && constraint.NullableAnnotation == NullableAnnotation.NotAnnotated);

    private static bool Has(ISymbol member, string attribute)
    {
        ImmutableArray<AttributeData> attributes = member.GetAttributes();
        return !attributes.IsEmpty && member.FindAttribute(Namespace + attribute) is not null;
    }
}
