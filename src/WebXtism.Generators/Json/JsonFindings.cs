using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>
/// What in the types of an assembly keeps payloads of that assembly from being emitted. A type does not know who sends it, so
/// all interfaces and classes are looked at once for a compilation.
/// </summary>
internal sealed class JsonFindings
{
    private readonly Dictionary<ISymbol, List<JsonFinding>> _byPlace = new(SymbolEqualityComparer.Default);

    private JsonFindings()
    {
    }

    public static JsonFindings Of(Compilation compilation, Func<EquatableArray<JsonContextModel>> contexts, CancellationToken cancellationToken)
    {
        var findings = new JsonFindings();
        var reporter = new Reporter(static _ => { }, contexts) { Culprits = findings.Add };
        JsonCatalog catalog = JsonCatalog.Of(compilation);
        foreach (INamedTypeSymbol type in Types(compilation.Assembly.GlobalNamespace, cancellationToken))
        {
            PluginParser.Parse(type, new ParseScope(reporter, catalog, cancellationToken));
            HostClassParser.Parse(type, new ParseScope(reporter, catalog, cancellationToken));
        }

        return findings;
    }

    /// <summary>The findings that are about a type or its members, those of one place together.</summary>
    public IEnumerable<IReadOnlyList<JsonFinding>> About(INamedTypeSymbol type) =>
        _byPlace.Count == 0
            ? []
            : type.GetMembers().Prepend(type)
                .Select(symbol => _byPlace.TryGetValue(symbol, out List<JsonFinding>? found) ? found : null)
                .OfType<List<JsonFinding>>();

    private void Add(JsonFinding finding)
    {
        ISymbol place = finding.Culprit.Place!.OriginalDefinition;
        if (!_byPlace.TryGetValue(place, out List<JsonFinding>? found))
        {
            _byPlace.Add(place, found = []);
        }

        found.Add(finding);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol root, CancellationToken cancellationToken)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>([root]);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (INamespaceOrTypeSymbol member in pending.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>().InSourceOrder())
            {
                pending.Push(member);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type)
                {
                    yield return type;
                }
            }
        }
    }
}
