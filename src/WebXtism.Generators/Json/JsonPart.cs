using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>A type that another one contains.</summary>
/// <param name="Type">The type.</param>
/// <param name="Via">The member that has it; <see langword="null"/> for the elements of a collection.</param>
internal sealed record JsonPart(ITypeSymbol Type, ISymbol? Via);
