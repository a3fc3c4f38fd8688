using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>What keeps a payload from being emitted, and where that is.</summary>
/// <param name="Place">The member or type in the user's source; <see langword="null"/> when the mention of the payload is all there is.</param>
/// <param name="Subject">What it is about, for the message.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="ContextHelps">Whether a <c>JsonSerializerContext</c> would do better.</param>
internal sealed record JsonCulprit(ISymbol? Place, string Subject, string Reason, bool ContextHelps);
