using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Schemas;

namespace WebXtism.Generators.Json;

/// <summary>
/// The JSON types of one compilation. Many interfaces send the same types, and each is parsed when it is first met. The
/// catalog goes with its compilation.
/// </summary>
internal sealed class JsonCatalog
{
    private static readonly ConditionalWeakTable<Compilation, JsonCatalog> s_catalogs = new();

    private readonly ConcurrentDictionary<ITypeSymbol, JsonNode> _nodes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<JsonNaming, ConcurrentDictionary<ITypeSymbol, JsonGraph>> _graphs = new();
    private readonly IAssemblySymbol _assembly;

    private JsonCatalog(IAssemblySymbol assembly) => _assembly = assembly;

    public static JsonCatalog Of(Compilation compilation) => s_catalogs.GetValue(compilation, static key => new JsonCatalog(key.Assembly));

    /// <summary>Follows a payload's type through all that it contains.</summary>
    public JsonGraph Explore(ITypeSymbol root, JsonNaming naming) =>
        _graphs.GetOrAdd(naming, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(root, type => Walk(type, naming));

    // Where two names meet, the serializer throws when the type is first used.
    private static IEnumerable<JsonProblem> Clashes(JsonNode node, JsonNaming naming)
    {
        var seen = new Dictionary<string, JsonMember>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMember member in node.Members.Where(static member => !member.IsIgnored))
        {
            string name = member.JsonName ?? JsonPropertyNames.FromProperty(member.Symbol.Name, naming);
            if (!seen.TryGetValue(name, out JsonMember? other))
            {
                seen.Add(name, member);
            }
            else if (other.Symbol.Name != member.Symbol.Name)
            {
                yield return new JsonProblem($"has the name '{name}' in JSON, as '{other.Symbol.Name}' has", member.Symbol, ContextHelps: false);
            }
        }
    }

    private JsonGraph Walk(ITypeSymbol root, JsonNaming naming)
    {
        var types = new List<JsonTypeModel>();
        var culprits = new List<JsonCulprit>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<JsonPart>([new JsonPart(root, Via: null)]);
        var expansion = new JsonExpansion();
        bool isComplete = true;
        while (pending.Count > 0)
        {
            JsonPart part = pending.Dequeue();
            if (!seen.Add(part.Type))
            {
                continue;
            }

            if (expansion.IsEndless(part.Type))
            {
                culprits.AddRange(JsonTypeParser.Endless.Problems.Select(problem => Blame(root, part, problem)));
                return new JsonGraph(types, culprits, IsComplete: false);
            }

            JsonNode node = _nodes.GetOrAdd(part.Type, type => JsonTypeParser.Parse(type, _assembly));
            List<JsonProblem> problems = [.. node.Problems, .. Clashes(node, naming)];
            culprits.AddRange(problems.Select(problem => Blame(root, part, problem)));
            isComplete &= node.Model is not null && problems.Count == 0;
            if (node.Model is not null)
            {
                types.Add(node.Model);
            }

            // Members of other assemblies cannot be changed here: there, what led to them is what can.
            foreach (JsonPart next in node.Parts)
            {
                pending.Enqueue(next.Via is { } via && IsHere(via) ? next : next with { Via = part.Via });
            }
        }

        return new JsonGraph(types, culprits, isComplete);
    }

    private JsonCulprit Blame(ITypeSymbol root, JsonPart part, JsonProblem problem)
    {
        ISymbol? place = problem.Place is { } own && IsHere(own) ? own : part.Via;
        string subject = place switch
        {
            null => TypeNames.Message(root),
            ITypeSymbol type => TypeNames.Message(type),
            IMethodSymbol constructor => TypeNames.Message(constructor.ContainingType),
            _ => $"{place.ContainingType.Name}.{place.Name}",
        };
        bool isSubject = problem.Place is not null ? ReferenceEquals(place, problem.Place) : place is null && SymbolEqualityComparer.Default.Equals(root, part.Type);
        string reason = isSubject ? problem.Reason : $"holds '{TypeNames.Message(part.Type)}', which {problem.Reason}";
        return new JsonCulprit(place, subject, reason, problem.ContextHelps);
    }

    private bool IsHere(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _assembly) && symbol.Locations.Any(static location => location.IsInSource);
}
