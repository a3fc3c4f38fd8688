namespace WebXtism.Generators.Json;

/// <summary>
/// One type as the parser sees it, with symbols. It lives as long as its compilation and never enters the generator's caches.
/// </summary>
/// <param name="Model">The type without what it depends on; <see langword="null"/> when it cannot be emitted.</param>
/// <param name="Parts">The types that its metadata asks for.</param>
/// <param name="Problems">Why it cannot be emitted; none for a type that does not compile.</param>
internal sealed record JsonNode(JsonTypeModel? Model, IReadOnlyList<JsonPart> Parts, IReadOnlyList<JsonProblem> Problems)
{
    /// <summary>The members of an object.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];
}
