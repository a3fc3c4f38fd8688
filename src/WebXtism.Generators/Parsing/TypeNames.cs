using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Parsing;

/// <summary>How generated code and messages name types.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat s_declared = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Tuples by their real type: their element names are no part of it.
    private static readonly SymbolDisplayFormat s_key = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat s_message = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type with its nullability, as a signature or a type argument has it.</summary>
    public static string Declared(ITypeSymbol type) => type.ToDisplayString(s_declared);

    /// <summary>The type as <c>typeof</c> takes it: a <c>?</c> on a reference type is not allowed there.</summary>
    public static string TypeOf(ITypeSymbol type) =>
        (type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.None) : type).ToDisplayString(s_declared);

    /// <summary>The type as the <c>cref</c> of a documentation comment takes it: a generic one with its own parameters.</summary>
    public static string Cref(INamedTypeSymbol type) => TypeOf(type.OriginalDefinition).Replace('<', '{').Replace('>', '}');

    /// <summary>The name by which two mentions of one type are known to be the same.</summary>
    public static string Key(ITypeSymbol type) => type.ToDisplayString(s_key);

    /// <summary>The type as a message calls it.</summary>
    public static string Message(ITypeSymbol type) => type.ToDisplayString(s_message);

    /// <summary>A name for a variable of the type: <c>ListOfPerson</c>, <c>PersonArray</c>, <c>NullableInt32</c>.</summary>
    public static string Words(ITypeSymbol type)
    {
        bool annotated = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        string words = type switch
        {
            IArrayTypeSymbol array => Words(array.ElementType) + "Array",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => "Nullable" + Words(nullable.TypeArguments[0]),
            INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.Name + "Of" + string.Join("And", generic.TypeArguments.Select(Words)),
            _ => type.Name,
        };
        return annotated ? "Nullable" + words : words;
    }

    /// <summary>A type or member name that may need an <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A parameter name that may need an <c>@</c>. Contextual keywords are no trouble there.</summary>
    public static string EscapeParameter(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
