namespace WebXtism.Generators.Json;

/// <summary>One type of the registry.</summary>
/// <param name="Type">The type as <c>typeof</c> takes it.</param>
/// <param name="Expression">Makes its metadata.</param>
internal sealed record JsonEntry(string Type, string Expression);
