using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>The only place that looks for syntax: attributes by their metadata names, which the compiler indexes.</summary>
internal static class Discovery
{
    public static IncrementalValuesProvider<Parsed<PluginModel>> Plugins(SyntaxValueProvider syntax) =>
        Find(syntax, MetadataNames.ExtismPluginAttribute, static node => node is InterfaceDeclarationSyntax, static (context, scope) =>
            context.TargetSymbol is INamedTypeSymbol type && IsFirst(context, type.FindAttribute(MetadataNames.ExtismPluginAttribute))
                ? PluginParser.Parse(type, scope)
                : null);

    /// <summary>Classes with host functions. The first such method of a class speaks for all of them, so that each class comes once.</summary>
    public static IncrementalValuesProvider<Parsed<HostClassModel>> HostClasses(SyntaxValueProvider syntax) =>
        Find(syntax, MetadataNames.HostFunctionAttribute, static node => node is MethodDeclarationSyntax, static (context, scope) =>
            context.TargetSymbol is IMethodSymbol { ContainingType: { } type } method
            && SymbolEqualityComparer.Default.Equals(method, HostClassParser.Functions(type).First())
            && IsFirst(context, method.FindAttribute(MetadataNames.HostFunctionAttribute))
                ? HostClassParser.Parse(type, scope)
                : null);

    public static IncrementalValuesProvider<JsonContextModel> JsonContexts(SyntaxValueProvider syntax) =>
        Find(syntax, MetadataNames.JsonSerializableAttribute, static node => node is ClassDeclarationSyntax, static (context, _) =>
            context.TargetSymbol is INamedTypeSymbol type ? JsonContextParser.Parse(type) : null).Select(static (parsed, _) => parsed.Model);

    private static IncrementalValuesProvider<Parsed<T>> Find<T>(
        SyntaxValueProvider syntax, string attribute, Func<SyntaxNode, bool> isCandidate, Func<GeneratorAttributeSyntaxContext, ParseScope, T?> parse)
        where T : class, IEquatable<T> =>
        syntax
            .ForAttributeWithMetadataName(
                attribute,
                (node, _) => isCandidate(node),
                (context, cancellationToken) => ParseSilently(context, parse, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

    // A mistake of ours here is reported by the analyzer, which runs the same parser and can say where.
    private static Parsed<T>? ParseSilently<T>(
        GeneratorAttributeSyntaxContext context, Func<GeneratorAttributeSyntaxContext, ParseScope, T?> parse, CancellationToken cancellationToken)
        where T : class, IEquatable<T>
    {
        try
        {
            var scope = new ParseScope(reporter: null, JsonCatalog.Of(context.SemanticModel.Compilation), cancellationToken);
            return parse(context, scope) is { } model ? new Parsed<T>(model, scope.Json) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    // While somebody types, two parts of a partial declaration may both have the attribute; one file is enough. The attributes
    // of the context do not tell them apart: they are those of all parts in the same source.
    private static bool IsFirst(GeneratorAttributeSyntaxContext context, AttributeData? first) =>
        first?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.FullSpan.Contains(reference.Span);
}
