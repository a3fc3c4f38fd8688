using Microsoft.CodeAnalysis;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Discovery;

/// <summary>
/// Finds the types to parse, and parses again only those whose result an edit can change. The compiler's own way,
/// <c>ForAttributeWithMetadataName</c>, runs the parser for every type after every key press, because the meaning of a name can
/// depend on any file; here it is known on which ones it does.
/// </summary>
internal static class Targets
{
    public static IncrementalValueProvider<CompilationFacts> Facts(IncrementalValueProvider<Compilation> compilations) =>
        compilations
            .Select(static (compilation, cancellationToken) => Target.Project(compilation, DeclarationIndex.Of(compilation, cancellationToken).Key))
            .WithTrackingName(TrackingNames.Targets)
            .Select(static (target, _) => target.ParseProject(FactsParser.Parse));

    public static IncrementalValuesProvider<Parsed<PluginModel>> Plugins(IncrementalValueProvider<Compilation> compilations) =>
        Parse(compilations, MetadataNames.ExtismPluginAttribute, static (type, scope) => PluginParser.Parse(type, scope));

    public static IncrementalValuesProvider<Parsed<HostClassModel>> HostClasses(IncrementalValueProvider<Compilation> compilations) =>
        Parse(compilations, MetadataNames.HostFunctionAttribute, static (type, scope) => HostClassParser.Parse(type, scope));

    public static IncrementalValuesProvider<JsonContextModel> JsonContexts(IncrementalValueProvider<Compilation> compilations) =>
        Parse(compilations, MetadataNames.JsonSerializableAttribute, static (type, _) => JsonContextParser.Parse(type)).Select(static (parsed, _) => parsed.Model);

    // Each kind is a list of its own: a new type of one kind moves nothing in the lists of the others.
    private static IncrementalValuesProvider<Parsed<T>> Parse<T>(
        IncrementalValueProvider<Compilation> compilations, string attribute, Func<INamedTypeSymbol, ParseScope, T?> parse)
        where T : class, IEquatable<T> =>
        compilations
            .SelectMany((compilation, cancellationToken) => Find(compilation, attribute, cancellationToken))
            .WithTrackingName(TrackingNames.Targets)
            .Select((target, cancellationToken) => target.ParseType(
                (type, compilation) => ParseSilently(type, compilation, parse, cancellationToken), cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

    private static IEnumerable<Target> Find(Compilation compilation, string attribute, CancellationToken cancellationToken)
    {
        DeclarationIndex index = DeclarationIndex.Of(compilation, cancellationToken);
        return index.FindMarked(attribute).Select(declaration =>
            Target.Type(compilation, index.Key, declaration, index.Closure(declaration, cancellationToken)));
    }

    // A mistake of ours here is reported by the analyzer, which runs the same parser and can say where.
    private static Parsed<T>? ParseSilently<T>(
        INamedTypeSymbol type, Compilation compilation, Func<INamedTypeSymbol, ParseScope, T?> parse, CancellationToken cancellationToken)
        where T : class, IEquatable<T>
    {
        try
        {
            var scope = new ParseScope(reporter: null, JsonCatalog.Of(compilation), cancellationToken);
            return parse(type, scope) is { } model ? new Parsed<T>(model, scope.Json) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
