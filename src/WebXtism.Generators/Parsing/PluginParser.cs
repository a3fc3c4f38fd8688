using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads an <c>[ExtismPlugin]</c> interface.</summary>
internal static class PluginParser
{
    /// <summary>The model, or <see langword="null"/> when nothing can be generated; the scope knows why.</summary>
    public static PluginModel? Parse(INamedTypeSymbol type, ParseScope scope)
    {
        if (type.TypeKind != TypeKind.Interface || type.FindAttribute(MetadataNames.ExtismPluginAttribute) is not { } attribute)
        {
            return null;
        }

        Location? location = TypeParser.Identifier(type, attribute);
        CheckDeclaration(type, location, scope);
        bool canBeExtended = !scope.Failed;
        TypeModel model = TypeParser.Parse(type);
        PluginSettings settings = ParseSettings(type, model.LocalName, attribute, location, scope);
        HashSet<ISymbol> withBody = ImplementedMembers(type);
        var calls = new List<LocatedCall>(ParseMembers(type, settings, withBody, scope));
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            calls.AddRange(ParseInherited(type, inherited, withBody, location, scope));
        }

        HashSet<string> required = new(calls.Select(static call => call.Model.Export), StringComparer.Ordinal);
        calls.AddRange(OptionalExports.Parse(type, settings, withBody, required, scope));
        foreach (INamedTypeSymbol inherited in type.AllInterfaces)
        {
            calls.AddRange(ParseInheritedOptional(inherited, withBody, required, location, scope));
        }

        ExportTwins.Check(calls, scope);
        ModuleUse module = ModuleUseParser.Parse(attribute, scope);
        scope.CheckModule(type, attribute, settings.Naming, calls);
        if (scope.Failed)
        {
            return canBeExtended ? PluginModel.Broken(model, ClassName(type.Name)) with { Module = module } : null;
        }

        return new PluginModel(model, ClassName(type.Name), new(calls.Select(call => call.Model with { IsOptional = !required.Contains(call.Model.Export) }))) { Module = module };
    }

    /// <summary>The inherited interfaces that are none of plugins and have members that nothing implements.</summary>
    public static IEnumerable<INamedTypeSymbol> ForeignInterfaces(INamedTypeSymbol type)
    {
        HashSet<ISymbol> withBody = ImplementedMembers(type);
        return type.AllInterfaces.Where(inherited => inherited.FindAttribute(MetadataNames.ExtismPluginAttribute) is null && IsForeign(inherited, withBody));
    }

    /// <summary>IGreeter -> GreeterPlugin. The class is local to its file, so the name is never taken.</summary>
    private static string ClassName(string name)
    {
        string bare = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
        return bare.EndsWith("Plugin", StringComparison.Ordinal) ? bare + "Calls" : bare + "Plugin";
    }

    private static void CheckDeclaration(INamedTypeSymbol type, Location? location, ParseScope scope)
    {
        if (!type.IsPartial())
        {
            scope.Report(Rules.NotPartial, location, type.Name);
        }

        if (type.LacksName() || !ContainerCheck.CanReopen(type))
        {
            scope.Fail();
        }

        if (type.IsGenericType && type.TypeParameters.Length > 0)
        {
            scope.Report(Rules.GenericInterface, location, type.Name);
        }

        string? obstacle =
            type.Containers().Any(static container => container.IsGenericType) ? "nested in a generic type"
            : type.IsFileLocal || type.Containers().Any(static container => container.IsFileLocal) ? "local to its file"
            : !type.IsReachable() ? "private or protected, or nested in a type that is"
            : null;
        if (obstacle is not null)
        {
            scope.Report(Rules.Unreachable, location, type.Name, obstacle);
        }
    }

    /// <summary>Members of inherited interfaces that the interface, or one between them, gives a body. They are no exports.</summary>
    private static HashSet<ISymbol> ImplementedMembers(INamedTypeSymbol type) =>
        new(
            type.AllInterfaces.Add(type)
                .SelectMany(static part => part.GetMembers())
                .OfType<IMethodSymbol>()
                .Where(static method => !method.IsAbstract)
                .SelectMany(static method => method.ExplicitInterfaceImplementations)
                .SelectMany(static method => method.AssociatedSymbol is { } property ? new[] { method, property } : [method]),
            SymbolEqualityComparer.Default);

    private static IEnumerable<LocatedCall> ParseMembers(INamedTypeSymbol type, PluginSettings settings, HashSet<ISymbol> withBody, ParseScope scope)
    {
        foreach (ISymbol member in type.GetMembers().Where(member => !withBody.Contains(member)).InSourceOrder())
        {
            scope.CancellationToken.ThrowIfCancellationRequested();
            switch (member)
            {
                case IMethodSymbol { IsStatic: true, IsAbstract: true } method:
                    ReportStatic(method, settings, scope);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: true } method:
                    if (CallParser.Parse(method, settings, scope) is { } call)
                    {
                        yield return new(call, MethodSyntax.Name(method) ?? settings.Fallback);
                    }

                    break;
                case IPropertySymbol { IsAbstract: true } property:
                    scope.Report(Rules.NotAMethod, MethodSyntax.Name(property) ?? settings.Fallback, property.IsIndexer ? "Indexer" : "Property", property.IsIndexer ? "this[]" : property.Name);
                    break;
                case IEventSymbol { IsAbstract: true } @event:
                    scope.Report(Rules.NotAMethod, MethodSyntax.Name(@event) ?? settings.Fallback, "Event", @event.Name);
                    break;
            }
        }
    }

    private static void ReportStatic(IMethodSymbol method, PluginSettings settings, ParseScope scope)
    {
        // The accessors of a static abstract property are reported with the property.
        if (method.AssociatedSymbol is null)
        {
            scope.Report(
                Rules.UnsupportedMethod,
                MethodSyntax.Name(method) ?? settings.Fallback,
                $"{method.ContainingType.Name}.{method.Name}",
                "it is static abstract, and a plugin is an object");
        }
    }

    private static PluginSettings ParseSettings(
        INamedTypeSymbol type, string reference, AttributeData attribute, Location? location, ParseScope scope)
    {
        var json = new JsonSettings(Context: null, JsonNaming.CamelCase);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Json", Value.Value: INamedTypeSymbol named })
            {
                json = json with { Context = ParseContext(type, named, MethodSyntax.Of(attribute) ?? location, scope) };
            }
            else if (argument is { Key: "JsonNaming", Value.Value: int jsonNaming })
            {
                json = json with { Naming = (JsonNaming)jsonNaming };
            }
        }

        return new PluginSettings(reference, ExportNameParser.Naming(type), json, location);
    }

    private static JsonContextModel? ParseContext(INamedTypeSymbol type, INamedTypeSymbol named, Location? location, ParseScope scope)
    {
        if (named.TypeKind == TypeKind.Error)
        {
            scope.Fail();
        }
        else if (JsonContextParser.Problem(named) is { } problem)
        {
            scope.Report(Rules.NoJsonContext, location, type.Name, named.Name, problem);
        }

        return JsonContextParser.Parse(named);
    }

    private static List<LocatedCall> ParseInherited(
        INamedTypeSymbol type, INamedTypeSymbol inherited, HashSet<ISymbol> withBody, Location? location, ParseScope scope)
    {
        if (inherited.FindAttribute(MetadataNames.ExtismPluginAttribute) is { } attribute)
        {
            ParseScope own = InheritedScope(inherited, scope);
            PluginSettings settings = ParseSettings(inherited, TypeNames.TypeOf(inherited), attribute, location, own);
            List<LocatedCall> calls = ParseMembers(inherited, settings, withBody, own).ToList();
            if (own.Failed)
            {
                scope.Fail();
            }

            // What this interface makes of them is reported here.
            return calls.ConvertAll(call => call with { Location = location });
        }

        if (IsForeign(inherited, withBody))
        {
            scope.Report(Rules.ForeignMembers, location, type.Name, TypeNames.Message(inherited));
        }

        return [];
    }

    private static List<LocatedCall> ParseInheritedOptional(
        INamedTypeSymbol inherited, HashSet<ISymbol> withBody, HashSet<string> required, Location? location, ParseScope scope)
    {
        if (inherited.FindAttribute(MetadataNames.ExtismPluginAttribute) is not { } attribute)
        {
            return [];
        }

        ParseScope own = InheritedScope(inherited, scope);
        PluginSettings settings = ParseSettings(inherited, TypeNames.TypeOf(inherited), attribute, location, own);
        return OptionalExports.Parse(inherited, settings, withBody, required, own).Select(call => call with { Location = location }).ToList();
    }

    // A base of this compilation reports its own mistakes; saying them twice would not help.
    private static ParseScope InheritedScope(INamedTypeSymbol inherited, ParseScope scope) =>
        inherited.DeclaringSyntaxReferences.Length > 0 ? scope.Silent() : scope;

    private static bool IsForeign(INamedTypeSymbol inherited, HashSet<ISymbol> withBody) =>
        !IsImplementedAnyway(inherited) && inherited.GetMembers().Any(member => member.IsAbstract && !withBody.Contains(member));

    private static bool IsImplementedAnyway(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_IDisposable
        || type.HasName("System.IAsyncDisposable")
        || type.HasName(MetadataNames.ExtismPluginInterface, arity: 1);
}
