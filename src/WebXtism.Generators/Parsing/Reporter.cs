using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Parsing;

/// <summary>The ears of the analyzer: turns what the parsers find into diagnostics.</summary>
internal sealed class Reporter(Action<Diagnostic> report, Func<EquatableArray<JsonContextModel>> contexts)
{
    /// <summary>The modules of the project; without, interfaces are not held against them.</summary>
    public ModuleFacts? Modules { get; init; }

    /// <summary>Hears of what in the types of payloads cannot be emitted; without, it goes unheard.</summary>
    public Action<JsonFinding>? Culprits { get; init; }

    public void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?>? properties, params object[] arguments) =>
        report(Diagnostic.Create(rule, location ?? Location.None, properties, arguments));

    /// <summary>Checks that a context that was named has the type.</summary>
    public void CheckNamed(JsonUse use, ITypeSymbol type, JsonContextModel named, Location? location)
    {
        if (!named.Registers(use.Key))
        {
            Report(
                Rules.TypeNotRegistered,
                location,
                ImmutableDictionary<string, string?>.Empty.Add(JsonFixProperties.Types, use.Key).Add(JsonFixProperties.Context, named.Reference),
                named.Name,
                TypeNames.Message(type.WithNullableAnnotation(NullableAnnotation.None)));
        }
    }

    /// <summary>
    /// Checks that a context has the type, or that we can emit it. What is wrong in a type of the user's is reported where that
    /// type is analyzed: editors offer no fix for reports about other places.
    /// </summary>
    public void CheckJson(JsonUse use, JsonGraph graph, string member, Location? location)
    {
        if (graph.Culprits.Count == 0 || contexts().Any(context => context.Registers(use.Key)))
        {
            return;
        }

        foreach (JsonCulprit culprit in graph.Culprits)
        {
            if (culprit.Place is not null)
            {
                Culprits?.Invoke(new JsonFinding(culprit, use, member));
            }
            else
            {
                Report(Rules.NoJsonContext, location, Fix([use], culprit), member, culprit.Subject, culprit.Reason);
            }
        }
    }

    /// <summary>Reports findings that are about one place.</summary>
    public void Report(IReadOnlyList<JsonFinding> findings)
    {
        JsonFinding first = findings[0];
        Report(
            Rules.NoJsonContext,
            first.Culprit.Place!.Locations.FirstOrDefault(static location => location.IsInSource),
            Fix(findings.Select(static finding => finding.Use), first.Culprit),
            first.Member,
            first.Culprit.Subject,
            first.Culprit.Reason);
    }

    private ImmutableDictionary<string, string?>? Fix(IEnumerable<JsonUse> uses, JsonCulprit culprit)
    {
        if (!culprit.ContextHelps)
        {
            return null;
        }

        string types = string.Join(JsonFixProperties.Separator, uses.Select(static use => use.Key).Distinct(StringComparer.Ordinal));
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(JsonFixProperties.Types, types);
        EquatableArray<JsonContextModel> candidates = contexts();
        return candidates.Count == 0 ? properties : properties.Add(JsonFixProperties.Context, candidates[0].Reference);
    }
}
