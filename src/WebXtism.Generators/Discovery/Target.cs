using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Discovery;

/// <summary>
/// Something to parse, and all the source that the result can depend on: two targets are equal when parsing them gives equal
/// models. The compilation is held until then, and not longer.
/// </summary>
internal sealed class Target : IEquatable<Target>
{
    private readonly string _identity;
    private readonly CompilationKey _key;
    private readonly string[] _sources;
    private (Compilation Compilation, SyntaxNode? Declaration)? _unparsed;
    private object? _parsed;

    private Target(CompilationKey key, string identity, string[] sources, Compilation compilation, SyntaxNode? declaration)
    {
        _key = key;
        _identity = identity;
        _sources = sources;
        _unparsed = (compilation, declaration);
    }

    public static Target Project(Compilation compilation, CompilationKey key) => new(key, "", [], compilation, declaration: null);

    public static Target Type(Compilation compilation, CompilationKey key, Declaration declaration, string[] sources) =>
        new(key, declaration.Identity, sources, compilation, declaration.Node);

    /// <summary>Parses the project once; later calls get what the first one found.</summary>
    public T ParseProject<T>(Func<Compilation, T> parse)
        where T : class =>
        ParseOnce((compilation, _) => parse(compilation))!;

    /// <summary>Parses the type once; later calls get what the first one found.</summary>
    public T? ParseType<T>(Func<INamedTypeSymbol, Compilation, T?> parse, CancellationToken cancellationToken)
        where T : class =>
        ParseOnce((compilation, declaration) =>
            declaration is not null && compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
                ? parse(type, compilation)
                : null);

    public bool Equals(Target? other)
    {
        if (other is null || _identity != other._identity || _sources.Length != other._sources.Length || !_key.Equals(other._key))
        {
            return false;
        }

        // Sources of files that nobody touched are the same objects; this runs for every target after every key press.
        for (int index = 0; index < _sources.Length; index++)
        {
            if (_sources[index] != other._sources[index])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Target);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_identity);

    private T? ParseOnce<T>(Func<Compilation, SyntaxNode?, T?> parse)
        where T : class
    {
        if (_unparsed is var (compilation, declaration))
        {
            _parsed = parse(compilation, declaration);
            _unparsed = null;
        }

        return (T?)_parsed;
    }
}
