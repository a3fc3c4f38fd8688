using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads where a type is declared.</summary>
internal static class TypeParser
{
    private static readonly SymbolDisplayFormat s_namespace =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    // Without the @ of keywords, which C# needs and metadata does not know.
    private static readonly SymbolDisplayFormat s_metadataNamespace =
        s_namespace.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeModel Parse(INamedTypeSymbol type)
    {
        string containingNamespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_namespace);
        string prefix = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_metadataNamespace) + ".";
        return new TypeModel(
            containingNamespace,
            new(type.Containers().Select(Header)),
            Header(type),
            prefix + string.Join("+", type.Containers().Append(type).Select(static part => part.MetadataName)));
    }

    /// <summary>The name of the type in its own source, where rules about it are reported.</summary>
    public static Location? Identifier(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax())
            .OfType<BaseTypeDeclarationSyntax>()
            .FirstOrDefault(static syntax => !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))?.Identifier.GetLocation()
        ?? type.Locations.FirstOrDefault();

    /// <summary>The name of the type in the declaration that has the attribute.</summary>
    public static Location? Identifier(INamedTypeSymbol type, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation()
        ?? Identifier(type);

    private static TypeHeader Header(INamedTypeSymbol type) => new(Keyword(type), TypeNames.Escape(type.Name));

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };
}
