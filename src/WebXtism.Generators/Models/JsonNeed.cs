namespace WebXtism.Generators.Models;

/// <summary>A type that needs JSON metadata, with the context that has it.</summary>
/// <param name="Use">The type.</param>
/// <param name="Context">The context, as generated code names it.</param>
internal sealed record JsonNeed(JsonUse Use, string Context);
