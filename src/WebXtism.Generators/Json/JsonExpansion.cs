using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>
/// Notices generic types that have no end: <c>Box&lt;T&gt;</c> with a member of the type <c>Box&lt;Box&lt;T&gt;&gt;</c>. The
/// compiler does not mind, since it never looks that far; whoever follows all members would never come back.
/// </summary>
internal sealed class JsonExpansion
{
    // Both far beyond what people write. A type that doubles reaches the first, one that grows in several ways the second.
    private const int MaxSize = 100;
    private const int MaxConstructions = 250;

    private readonly Dictionary<ISymbol, int> _constructions = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at the next type of one walk. If it is one too many, there is no point in going on.</summary>
    public bool IsEndless(ITypeSymbol type)
    {
        if (Size(type) > MaxSize)
        {
            return true;
        }

        if (type is not INamedTypeSymbol { IsGenericType: true })
        {
            return false;
        }

        _constructions.TryGetValue(type.OriginalDefinition, out int known);
        _constructions[type.OriginalDefinition] = known + 1;
        return known == MaxConstructions;
    }

    /// <summary>The number of types that one is made of; too many are not counted to their end.</summary>
    private static int Size(ITypeSymbol type, int sum = 0)
    {
        sum++;
        IEnumerable<ITypeSymbol> parts = type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            INamedTypeSymbol named => named.ContainingType is { } container ? named.TypeArguments.Append(container) : named.TypeArguments,
            _ => [],
        };
        foreach (ITypeSymbol part in parts)
        {
            if (sum <= MaxSize)
            {
                sum = Size(part, sum);
            }
        }

        return sum;
    }
}
