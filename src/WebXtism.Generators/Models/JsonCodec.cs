namespace WebXtism.Generators.Models;

/// <summary>A variable of the generated code that holds a JSON codec.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Need">The type that it reads and writes, and where its metadata comes from.</param>
internal sealed record JsonCodec(string Name, JsonNeed Need);
