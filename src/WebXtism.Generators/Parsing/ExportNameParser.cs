using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads the name that a method has outside: that of an export or an import.</summary>
internal static class ExportNameParser
{
    /// <summary>How a plugin interface or a class with host functions names its methods.</summary>
    public static ExportNaming Naming(INamedTypeSymbol type) =>
        (type.FindAttribute(MetadataNames.ExtismPluginAttribute) ?? type.FindAttribute(MetadataNames.HostFunctionsAttribute))
            ?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Naming").Value.Value is int naming
            ? (ExportNaming)naming
            : ExportNaming.SnakeCase;

    /// <summary>The export that a method calls, or the import that it provides: as its attribute says, or by its name.</summary>
    public static string? Of(IMethodSymbol method, ExportNaming naming) =>
        Attribute(method) is { ConstructorArguments: [var name, ..] } ? name.Value as string : ExportNames.FromMethod(method.Name, naming);

    /// <summary>The attribute that can name a method.</summary>
    public static AttributeData? Attribute(IMethodSymbol method) =>
        method.FindAttribute(MetadataNames.ExportAttribute) ?? method.FindAttribute(MetadataNames.HostFunctionAttribute);
}
