namespace WebXtism.Generators.Models;

/// <summary>A variable of the generated code that holds a JSON codec.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Use">The type that it reads and writes.</param>
/// <param name="Context">The context that knows the type, as generated code names it.</param>
internal sealed record JsonCodec(string Name, JsonUse Use, string Context);
