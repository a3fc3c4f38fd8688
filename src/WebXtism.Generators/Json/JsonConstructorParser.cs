using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Chooses the constructor as reflection does: the marked one, else one without parameters, else the only public one.</summary>
internal static class JsonConstructorParser
{
    public static JsonConstructor Parse(INamedTypeSymbol type, JsonMemberParser members, IAssemblySymbol assembly)
    {
        if (type.IsAbstract)
        {
            return new JsonConstructor(JsonCreation.Never);
        }

        List<IMethodSymbol> marked = type.InstanceConstructors.Where(static constructor => constructor.FindAttribute(JsonAttributes.Constructor) is not null).ToList();
        if (marked.Count > 1)
        {
            return Refuse("has several constructors with [JsonConstructor]", marked[1], contextHelps: false);
        }

        if (marked.Count == 0 && type.IsValueType)
        {
            // Where no constructor is written, "new" is the default value.
            IMethodSymbol? written = type.InstanceConstructors.FirstOrDefault(static constructor => constructor is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false });
            bool isForbidden = members.HasRequiredMembers || (written is not null && JsonAttributes.ForbidUse(written));
            return new JsonConstructor(!isForbidden ? JsonCreation.Parameterless : written is not null ? JsonCreation.HiddenParameterless : JsonCreation.Default);
        }

        List<IMethodSymbol> publics = type.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        IMethodSymbol? chosen = marked.FirstOrDefault()
            ?? publics.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty)
            ?? (publics.Count == 1 ? publics[0] : null);
        if (chosen is null)
        {
            return Refuse(
                publics.Count == 0 ? "has no public constructor; mark one with [JsonConstructor]" : "has several public constructors; mark one with [JsonConstructor]",
                type,
                contextHelps: false);
        }

        if (Unbound(chosen, members) is { } unbound)
        {
            return Refuse($"has no property of the name and type of its constructor's parameter '{unbound.Name}'", chosen, contextHelps: false);
        }

        bool isHidden = chosen.DeclaredAccessibility != Accessibility.Public || JsonAttributes.ForbidUse(chosen) || (members.HasRequiredMembers && !SetsRequiredMembers(chosen));
        return chosen.Parameters.IsEmpty
            ? new JsonConstructor(isHidden ? JsonCreation.HiddenParameterless : JsonCreation.Parameterless, chosen)
            : new JsonConstructor(
                isHidden ? JsonCreation.HiddenParameters : IsPositional(type, chosen, members, assembly) ? JsonCreation.Positional : JsonCreation.Parameters,
                chosen);
    }

    public static bool SetsRequiredMembers(IMethodSymbol constructor) => constructor.FindAttribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null;

    /// <summary>Whether a member gets its value through a parameter.</summary>
    public static bool Binds(IParameterSymbol parameter, JsonMember member) =>
        string.Equals(parameter.Name, member.Symbol.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, member.Type);

    private static JsonConstructor Refuse(string reason, ISymbol place, bool contextHelps) =>
        new(JsonCreation.Never, Symbol: null, new JsonProblem(reason, place, contextHelps));

    private static IParameterSymbol? Unbound(IMethodSymbol constructor, JsonMemberParser members) =>
        constructor.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None || !members.Members.Any(member => Binds(parameter, member)));

    /// <summary>
    /// Whether the constructor is that of a positional record and does nothing but set the properties that follow from its
    /// parameters. Then it may run with defaults first.
    /// </summary>
    private static bool IsPositional(INamedTypeSymbol type, IMethodSymbol constructor, JsonMemberParser members, IAssemblySymbol assembly)
    {
        if (!type.IsRecord
            || type.IsGenericType
            || type.BaseType is not { SpecialType: SpecialType.System_Object }
            || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly)
            || constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not RecordDeclarationSyntax)
        {
            return false;
        }

        bool areOwn = constructor.Parameters.All(parameter => members.Members.Any(member =>
            Binds(parameter, member)
            && member is { IsIgnored: false, Set: JsonAccess.Method, Symbol: IPropertySymbol { SetMethod.IsInitOnly: true } }
            && !JsonMemberParser.IsIgnoredOnReading(member.Symbol)
            && member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax));
        return areOwn && !type.DeclaringSyntaxReferences.Any(part => Computes((TypeDeclarationSyntax)part.GetSyntax(), constructor));
    }

    // Field and property initializers run in the constructor and may look at its parameters.
    private static bool Computes(TypeDeclarationSyntax part, IMethodSymbol constructor) =>
        part.Members
            .Where(static member => !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(static member => member switch
            {
                PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer.Value],
                BaseFieldDeclarationSyntax field => field.Declaration.Variables.Where(static variable => variable.Initializer is not null).Select(static variable => variable.Initializer!.Value),
                _ => Enumerable.Empty<ExpressionSyntax>(),
            })
            .SelectMany(static initializer => initializer.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Any(name => constructor.Parameters.Any(parameter => parameter.Name == name.Identifier.ValueText));
}
