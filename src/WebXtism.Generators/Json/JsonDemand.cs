using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>What an interface or a class sends as JSON, with all types that this leads to.</summary>
/// <param name="Uses">The types that it names.</param>
/// <param name="Types">Those and what they contain, each once.</param>
internal sealed record JsonDemand(EquatableArray<JsonUse> Uses, EquatableArray<JsonTypeModel> Types);
