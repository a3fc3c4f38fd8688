namespace WebXtism.Generators.Models;

/// <summary>A model whose JSON types have all found their contexts: what an emitter takes.</summary>
internal sealed record Bound<T>(T Model, EquatableArray<JsonNeed> Json)
    where T : IEquatable<T>;
