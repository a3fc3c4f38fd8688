using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Linking;

namespace WebXtism.Generators.Modules;

/// <summary>Holds the methods of an interface against the exports of its module.</summary>
internal static class ExportCheck
{
    public static void Check(INamedTypeSymbol type, Location? location, ExportNaming naming, ModuleModel module, IReadOnlyList<LocatedCall> calls, Reporter reporter)
    {
        // An export that is called by a wrong name is not unused.
        var meant = new HashSet<string?>(calls.Select(static call => call.Model.Export), StringComparer.Ordinal);
        foreach ((CallModel call, Location? place) in calls)
        {
            if (module.Exports.FirstOrDefault(export => export.Name == call.Export) is not { } export)
            {
                meant.Add(ReportMissing(call.Export, place, module, reporter));
            }
            else if (!export.IsPluginFunction)
            {
                string problem = export.Kind == "function" ? $"has the signature {export.Signature}" : $"is a {export.Kind}";
                reporter.Report(Rules.WrongSignature, place, properties: null, export.Name, module.Name, problem);
            }
        }

        foreach (string unused in module.PluginFunctions.Where(name => !IsInternal(name) && !meant.Contains(name)).Distinct(StringComparer.Ordinal).Take(ShownName.MaxReports))
        {
            reporter.Report(
                Rules.UnusedExport,
                location,
                ModuleCheck.Properties((ModuleFixProperties.Name, unused), (ModuleFixProperties.Naming, ((int)naming).ToString(System.Globalization.CultureInfo.InvariantCulture))),
                ShownName.Of(unused),
                module.Name,
                type.Name);
        }
    }

    private static string? ReportMissing(string export, Location? place, ModuleModel module, Reporter reporter)
    {
        const int Shown = 5;
        List<string> names = module.PluginFunctions.Where(static name => !IsInternal(name)).ToList();
        string? nearest = NearestName.Find(export, names);
        string advice = nearest is not null ? $"; did you mean '{ShownName.Of(nearest)}'?"
            : names.Count == 0 ? "; it exports no plugin function"
            : $"; it has {string.Join(", ", names.Take(Shown).Select(static name => $"'{ShownName.Of(name)}'"))}{(names.Count > Shown ? ", …" : "")}";
        reporter.Report(Rules.MissingExport, place, ModuleCheck.Properties((ModuleFixProperties.Nearest, nearest)), module.Name, export, advice);
        return nearest;
    }

    // _start, _initialize, __wasm_call_ctors: what tools export for themselves begins so.
    private static bool IsInternal(string name) => name.StartsWith("_", StringComparison.Ordinal);
}
