using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Parsing;

/// <summary>
/// The types around an interface or a class must be partial too. They are looked at from the outside in: a report about one
/// type while another is analyzed would be "non-local", and editors offer no fix for those.
/// </summary>
internal static class ContainerCheck
{
    /// <summary>Whether the build can reopen every type around this one.</summary>
    public static bool CanReopen(INamedTypeSymbol type) => type.Containers().All(static container => container.IsPartial());

    /// <summary>Reports a type that should be partial because of a type inside it.</summary>
    public static void Report(INamedTypeSymbol container, ParseScope scope)
    {
        if (container.IsPartial())
        {
            return;
        }

        if (Find(container, static nested => nested.TypeKind == TypeKind.Interface && nested.FindAttribute(MetadataNames.ExtismPluginAttribute) is not null) is not null)
        {
            scope.Report(Rules.NotPartial, TypeParser.Identifier(container), container.Name);
        }
        else if (Find(container, static nested => HostClassParser.Functions(nested).Any()) is { } hostClass)
        {
            scope.Report(Rules.UnsuitableClass, TypeParser.Identifier(container), hostClass.Name, $"is nested in '{container.Name}', which is not partial");
        }
    }

    private static INamedTypeSymbol? Find(INamedTypeSymbol container, Func<INamedTypeSymbol, bool> predicate) =>
        container.GetTypeMembers()
            .Select(nested => predicate(nested) ? nested : Find(nested, predicate))
            .FirstOrDefault(static found => found is not null);
}
