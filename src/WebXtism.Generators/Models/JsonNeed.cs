namespace WebXtism.Generators.Models;

/// <summary>A type that needs JSON metadata, and where that comes from.</summary>
/// <param name="Use">The type.</param>
/// <param name="Context">The context that has it, as generated code names it; <see langword="null"/> when we emit it.</param>
internal sealed record JsonNeed(JsonUse Use, string? Context);
