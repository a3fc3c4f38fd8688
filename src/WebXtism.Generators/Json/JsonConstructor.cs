using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Json;

/// <summary>How objects of a type are made, while it is parsed.</summary>
/// <param name="Creation">The way.</param>
/// <param name="Symbol">The constructor, if one is called.</param>
/// <param name="Problem">Why there is none, if there is none.</param>
internal sealed record JsonConstructor(JsonCreation Creation, IMethodSymbol? Symbol = null, JsonProblem? Problem = null)
{
    public bool TakesMembers => Creation is JsonCreation.Parameters or JsonCreation.HiddenParameters;

    public bool IsHidden => Creation is JsonCreation.HiddenParameterless or JsonCreation.HiddenParameters;
}
