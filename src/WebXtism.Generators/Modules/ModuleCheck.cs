using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Linking;

namespace WebXtism.Generators.Modules;

/// <summary>Holds an interface against the module that it names, at build time. The runtime does the same when the module is loaded.</summary>
internal static class ModuleCheck
{
    public static void Check(
        INamedTypeSymbol type,
        AttributeData attribute,
        ExportNaming naming,
        IReadOnlyList<LocatedCall> calls,
        ModuleFacts modules,
        Reporter reporter,
        ParseScope scope)
    {
        if (ModuleUseParser.Name(attribute) is not { } name)
        {
            return;
        }

        ImmutableArray<ModuleModel> found = ModuleSet.Find(modules.Modules, name);
        if (found.Length != 1)
        {
            ReportUnknown(name, found, modules.Modules, AttributeSyntaxes.Module(attribute), reporter);
            return;
        }

        ModuleModel module = found[0];
        ExportCheck.Check(type, TypeParser.Identifier(type, attribute), naming, module, calls, reporter);
        if (ModuleUseParser.HasImports(attribute))
        {
            new ImportCheck(attribute, module, reporter, scope).Check(type);
        }

        if (!modules.AllowsWasi)
        {
            CheckWasi(module, AttributeSyntaxes.Module(attribute), reporter);
        }
    }

    public static ImmutableDictionary<string, string?> Properties(params (string Key, string? Value)[] properties) =>
        properties.Where(static property => property.Value is not null).ToImmutableDictionary(static property => property.Key, static property => property.Value, StringComparer.Ordinal);

    private static void ReportUnknown(
        string name, ImmutableArray<ModuleModel> found, EquatableArray<ModuleModel> all, Location? location, Reporter reporter)
    {
        string? nearest = found.Length > 1 ? null : NearestName.Find(name, all.SelectMany(static module => new[] { module.Name, module.File }));
        string problem = found.Length > 1
            ? $"is the name of {string.Join(" and ", found.Select(static module => $"'{module.File}'"))}; write as much of the path as tells them apart"
            : nearest is not null ? $"is no ExtismModule of this project; did you mean '{nearest}'?"
            : $"is no ExtismModule of this project; add <ExtismModule Include=\"{name}\" /> to it, with the path of the file";
        reporter.Report(Rules.UnknownModule, location, Properties((ModuleFixProperties.Nearest, nearest)), name, problem);
    }

    private static void CheckWasi(ModuleModel module, Location? location, Reporter reporter)
    {
        const int Shown = 3;
        List<string> names = module.Imports.Where(static import => import.Module == KnownImports.WasiNamespace).Select(static import => ShownName.Of(import.Name)).ToList();
        if (names.Count > 0)
        {
            reporter.Report(
                Rules.NeedsWasi, location, properties: null, module.Name, string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? ", …" : ""));
        }
    }
}
