using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads a class with <c>[HostFunction]</c> methods.</summary>
internal static class HostClassParser
{
    /// <summary>Mirrors <c>HostFunctionsAttribute.DefaultNamespace</c>.</summary>
    public const string DefaultNamespace = "extism:host/user";

    private const string KernelNamespace = "extism:host/env";

    /// <summary>The host functions that a type declares itself, in order.</summary>
    public static IEnumerable<IMethodSymbol> Functions(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(static method => method.FindAttribute(MetadataNames.HostFunctionAttribute) is not null)
            .InSourceOrder();

    /// <summary>The model, or <see langword="null"/> when nothing can be generated; the scope knows why.</summary>
    public static HostClassModel? Parse(INamedTypeSymbol type, ParseScope scope)
    {
        List<IMethodSymbol> methods = Functions(type).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        CheckDeclaration(type, scope);
        bool canBeExtended = !scope.Failed;
        AttributeData? attribute = type.FindAttribute(MetadataNames.HostFunctionsAttribute);
        string importNamespace = ParseNamespace(type, attribute, scope);
        ExportNaming naming = ExportNameParser.Naming(type);
        var json = new JsonSettings(
            Context: null,
            attribute?.NamedArguments.FirstOrDefault(static argument => argument.Key == "JsonNaming").Value.Value is int jsonNaming ? (JsonNaming)jsonNaming : JsonNaming.CamelCase);

        var functions = new List<HostFunctionModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (IMethodSymbol method in methods)
        {
            scope.CancellationToken.ThrowIfCancellationRequested();
            if (HostFunctionParser.Parse(method, naming, json, scope) is { } function)
            {
                functions.Add(function);
            }

            if (ExportNameParser.Of(method, naming) is { } import && !names.Add(import))
            {
                scope.Report(Rules.SameImport, MethodSyntax.Name(method), import, importNamespace);
            }
        }

        if (scope.Failed)
        {
            return canBeExtended ? HostClassModel.Broken(TypeParser.Parse(type)) : null;
        }

        return new HostClassModel(TypeParser.Parse(type), importNamespace, new(functions));
    }

    private static void CheckDeclaration(INamedTypeSymbol type, ParseScope scope)
    {
        if (Obstacle(type) is { } obstacle)
        {
            scope.Report(Rules.UnsuitableClass, TypeParser.Identifier(type), type.Name, obstacle);
            return;
        }

        if (!type.IsPartial())
        {
            scope.Report(Rules.UnsuitableClass, TypeParser.Identifier(type), type.Name, "is not partial");
        }

        if (type.LacksName() || !ContainerCheck.CanReopen(type))
        {
            scope.Fail();
        }
    }

    private static string? Obstacle(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return "is no class";
        }

        if (type.IsStatic)
        {
            return "is static; plugins get an object";
        }

        if (type.IsAbstract)
        {
            return "is abstract";
        }

        if (type.IsGenericType)
        {
            return type.TypeParameters.Length > 0 ? "is generic" : "is nested in a generic type";
        }

        if (type.Containers().Append(type).Any(static part => part.IsFileLocal))
        {
            return "is local to its file, where the build cannot add the other part";
        }

        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Interfaces.Any(static inherited => inherited.HasName(MetadataNames.HostFunctionsInterface)) || Functions(ancestor).Any())
            {
                return $"inherits from '{ancestor.Name}', whose host functions it would hide; hold such an object instead";
            }
        }

        return null;
    }

    private static string ParseNamespace(INamedTypeSymbol type, AttributeData? attribute, ParseScope scope)
    {
        if (attribute is null || attribute.ConstructorArguments.Length == 0)
        {
            return DefaultNamespace;
        }

        var name = attribute.ConstructorArguments[0].Value as string;
        if (ExportNames.Problem(name) is { } problem)
        {
            scope.Report(Rules.UnusableName, MethodSyntax.Of(attribute), name ?? "null", problem);
        }
        else if (name == KernelNamespace)
        {
            scope.Report(Rules.KernelNamespace, MethodSyntax.Of(attribute), KernelNamespace, type.Name);
        }

        return name ?? "";
    }
}
