using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Schemas;

/// <summary>Writes an object with its properties, as generated metadata reads and writes it.</summary>
internal static class SchemaObject
{
    public static YamlMap Write(
        INamedTypeSymbol type, IAssemblySymbol assembly, JsonNaming naming, SchemaTypes types, List<string> problems, CancellationToken cancellationToken)
    {
        var members = new JsonMemberParser(type, assembly);
        members.Parse();
        JsonConstructor constructor = JsonConstructorParser.Parse(type, members, assembly);
        DocumentationText documentation = DocumentationText.Of(type, cancellationToken);
        var properties = new YamlMap();
        var required = new List<string>();
        foreach (JsonMember member in members.Members.Where(static member => !member.IsIgnored && !member.Traits.Contains("ExtensionData")))
        {
            string subject = $"{type.Name}.{member.Symbol.Name}";
            if (member.HasOwnConverter)
            {
                problems.Add($"{subject}: it has a converter, and what that writes no schema knows");
                continue;
            }

            string name = member.JsonName ?? JsonPropertyNames.FromProperty(member.Symbol.Name, naming);

            // What is left out when it is null is never null.
            bool isLeftOut = member.Arguments.Any(static argument => argument.StartsWith("ignore: ", StringComparison.Ordinal) && argument.Contains(".WhenWriting"));
            bool isNullable = SchemaTypes.IsNullable(member.Type);
            types.AddProperty(
                properties,
                name,
                member.Type,
                naming,
                DocumentationText.Of(member.Symbol, cancellationToken).Summary ?? documentation.Parameter(member.Symbol.Name),
                isNullable && !isLeftOut,
                subject);
            if (member.Traits.Contains("Required") || (!isNullable && !isLeftOut && !HasDefault(member, constructor, cancellationToken)))
            {
                required.Add(name);
            }
        }

        return new YamlMap()
            .Add("description", documentation.Summary)
            .Add("type", "object")
            .Add("properties", properties)
            .Add("required", required.Count == 0 ? null : required);
    }

    private static bool HasDefault(JsonMember member, JsonConstructor constructor, CancellationToken cancellationToken) =>
        constructor.Symbol?.Parameters.FirstOrDefault(parameter => JsonConstructorParser.Binds(parameter, member)) is { } parameter
            ? parameter.HasExplicitDefaultValue
            : member.Symbol.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: not null } or VariableDeclaratorSyntax { Initializer: not null });
}
