namespace WebXtism.Generators.Models;

/// <summary>The head of a partial declaration.</summary>
/// <param name="Keyword"><c>interface</c>, <c>class</c>, <c>record struct</c>…</param>
/// <param name="Name">The name as C# writes it.</param>
internal sealed record TypeHeader(string Keyword, string Name);
