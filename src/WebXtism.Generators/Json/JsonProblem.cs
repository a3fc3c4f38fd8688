using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>Why a type cannot be emitted.</summary>
/// <param name="Reason">What follows its name in the message.</param>
/// <param name="Place">The member or type that causes it; <see langword="null"/> when that is the type's mention.</param>
/// <param name="ContextHelps">Whether a <c>JsonSerializerContext</c> would do better.</param>
internal sealed record JsonProblem(string Reason, ISymbol? Place = null, bool ContextHelps = true);
