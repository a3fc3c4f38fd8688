namespace WebXtism.Generators.Models;

/// <summary>What an interface or a class says about its JSON payloads.</summary>
/// <param name="Context">The context that it names, if any.</param>
/// <param name="Naming">How properties are named in metadata that we emit.</param>
internal sealed record JsonSettings(JsonContextModel? Context, JsonNaming Naming);
