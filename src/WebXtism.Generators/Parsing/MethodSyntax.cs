using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.Generators.Parsing;

/// <summary>Where in the source the parts of a method are. Members from other assemblies have no source; then it is <see langword="null"/>.</summary>
internal static class MethodSyntax
{
    public static Location? Name(ISymbol member) => member.Locations.FirstOrDefault(static location => location.IsInSource);

    public static Location? ReturnType(IMethodSymbol method) =>
        (Syntax(method) as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? Name(method);

    public static Location? Type(IParameterSymbol parameter) =>
        (Syntax(parameter) as ParameterSyntax)?.Type?.GetLocation() ?? Name(parameter);

    public static Location? Of(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private static SyntaxNode? Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
