namespace Greeter;

/// <summary>What <see cref="IPeople.Introduce"/> returns.</summary>
public sealed record Introduction(string Text, bool Adult);
