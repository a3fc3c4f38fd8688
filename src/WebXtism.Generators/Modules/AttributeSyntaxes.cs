using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Modules;

/// <summary>Where in an <c>[ExtismPlugin]</c> its parts are.</summary>
internal static class AttributeSyntaxes
{
    /// <summary>The name of the module.</summary>
    public static Location? Module(AttributeData attribute) =>
        Arguments(attribute).FirstOrDefault(static argument => argument.NameEquals is null)?.Expression.GetLocation() ?? MethodSyntax.Of(attribute);

    /// <summary>The list of classes.</summary>
    public static Location? Imports(AttributeData attribute) => ImportList(attribute)?.GetLocation() ?? MethodSyntax.Of(attribute);

    /// <summary>One class of the list.</summary>
    public static Location? Import(AttributeData attribute, int index) =>
        ImportList(attribute)?.DescendantNodes().OfType<TypeOfExpressionSyntax>().ElementAtOrDefault(index)?.GetLocation() ?? Imports(attribute);

    private static ExpressionSyntax? ImportList(AttributeData attribute) =>
        Arguments(attribute).FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Imports")?.Expression;

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? default;
}
