namespace WebXtism.Testing.InMemory;

/// <summary>One of several parameters that travel as one JSON object.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Payload">How it travels.</param>
internal sealed record DeclaredArgument(string Name, DeclaredPayload Payload);
