using Microsoft.CodeAnalysis;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Parsing;

/// <summary>
/// What the parsers tell their caller. The generator parses without a reporter: it only learns that the input is bad and
/// drops it. The analyzer parses the same input with a reporter and drops the model, so that locations never enter the
/// generator's caches and the two cannot disagree.
/// </summary>
internal sealed class ParseScope(Reporter? reporter, JsonCatalog catalog, CancellationToken cancellationToken)
{
    private List<JsonUse> _uses = [];
    private Dictionary<string, JsonTypeModel> _types = new(StringComparer.Ordinal);

    /// <summary>Whether an error was found; nothing can be generated then.</summary>
    public bool Failed { get; private set; }

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        Failed |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        reporter?.Report(rule, location, properties: null, arguments);
    }

    /// <summary>
    /// Holds an interface against the module that it names. Only the analyzer does that: what is generated does not depend on
    /// what the module contains.
    /// </summary>
    public void CheckModule(INamedTypeSymbol type, AttributeData attribute, ExportNaming naming, IReadOnlyList<LocatedCall> calls)
    {
        if (reporter?.Modules is { } modules)
        {
            ModuleCheck.Check(type, attribute, naming, calls, modules, reporter, this);
        }
    }

    /// <summary>Gives up without a report: the compiler or another rule says what is wrong.</summary>
    public void Fail() => Failed = true;

    /// <summary>What was parsed so far leads to these JSON types.</summary>
    public JsonDemand Json => new(new(_uses.Distinct()), new(_types.Values.OrderBy(static type => type.Key, StringComparer.Ordinal)));

    /// <summary>A scope for something that is reported elsewhere, and belongs to this one all the same.</summary>
    public ParseScope Silent() => new(reporter: null, catalog, CancellationToken) { _uses = _uses, _types = _types };

    /// <summary>A scope for a look at something that may not belong to this one: it reports nothing and demands nothing.</summary>
    public ParseScope Trial() => new(reporter: null, catalog, CancellationToken);

    /// <summary>
    /// Finds the JSON types of a payload, and whether we could emit them all. Whether a context has them the generator learns
    /// in a later step, because contexts change independently of this input.
    /// </summary>
    public JsonUse RequireJson(JsonUse use, ITypeSymbol type, string member, Location? location)
    {
        if (use.Settings.Context is not null)
        {
            reporter?.CheckNamed(use, type, use.Settings.Context, location);
            return use;
        }

        JsonGraph graph = catalog.Explore(type, use.Settings.Naming);
        reporter?.CheckJson(use, graph, member, location);
        if (reporter is null && graph.IsComplete)
        {
            foreach (JsonTypeModel known in graph.Types)
            {
                _types[known.Key] = known;
            }
        }

        JsonUse found = use with { CanEmit = graph.IsComplete };
        _uses.Add(found);
        return found;
    }
}
