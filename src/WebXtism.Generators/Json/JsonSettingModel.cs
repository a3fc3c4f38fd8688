using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>A call of the builder that is about the type as a whole.</summary>
/// <param name="Open">The call up to its items.</param>
/// <param name="Items">What stands in lines of its own.</param>
/// <param name="Close">The end of the call.</param>
internal sealed record JsonSettingModel(string Open, EquatableArray<string> Items, string Close);
