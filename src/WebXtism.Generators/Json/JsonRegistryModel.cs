using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>The class that finds metadata by type.</summary>
/// <param name="Namings">The namings that are in use.</param>
/// <param name="Entries">The types with the expressions that make their metadata, in the order of their keys.</param>
internal sealed record JsonRegistryModel(EquatableArray<string> Namings, EquatableArray<JsonEntry> Entries);
