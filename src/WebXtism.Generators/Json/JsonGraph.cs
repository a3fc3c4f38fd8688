namespace WebXtism.Generators.Json;

/// <summary>A payload's type with all that it leads to.</summary>
/// <param name="Types">The types that can be emitted.</param>
/// <param name="Culprits">What cannot.</param>
/// <param name="IsComplete">Whether all can be emitted.</param>
internal sealed record JsonGraph(IReadOnlyList<JsonTypeModel> Types, IReadOnlyList<JsonCulprit> Culprits, bool IsComplete);
