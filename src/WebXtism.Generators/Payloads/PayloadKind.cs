using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Payloads;

/// <summary>
/// One way in which values cross the boundary. A new kind is a new class, a row in <see cref="InOrder"/> and a test: what it
/// returns names the codec, so no emitter has to know of it.
/// </summary>
internal abstract class PayloadKind
{
    /// <summary>The kinds in the order in which they are asked; the last takes everything that can be a payload at all.</summary>
    public static IReadOnlyList<PayloadKind> InOrder { get; } = [new TextKind(), new BytesKind(), new StreamKind(), new BinaryKind(), new JsonNodeKind(), new JsonKind()];

    /// <summary>The value of <c>[Payload]</c> that forces this kind.</summary>
    public abstract PayloadFormat Format { get; }

    /// <summary>Whether it is never a guess, but only for who asks for its format.</summary>
    public virtual bool OnDemand => false;

    /// <summary>Describes the type as a payload of this kind, or returns <see langword="null"/> when it is none.</summary>
    public abstract PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction);

    /// <summary>Finds the kind of a type.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="forced">The format that the user asks for, if any.</param>
    public static PayloadModel? Find(ITypeSymbol type, PayloadDirection direction, PayloadFormat? forced) =>
        InOrder
            .Where(kind => forced is null ? !kind.OnDemand : kind.Format == forced)
            .Select(kind => kind.Classify(type, direction))
            .FirstOrDefault(static payload => payload is not null);
}
