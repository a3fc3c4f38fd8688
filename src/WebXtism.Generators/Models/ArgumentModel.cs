namespace WebXtism.Generators.Models;

/// <summary>One of several parameters that travel as one JSON object.</summary>
/// <param name="Name">Its name, without an <c>@</c>.</param>
/// <param name="Payload">Its codec, which is one of JSON.</param>
internal sealed record ArgumentModel(string Name, PayloadModel Payload);
