namespace WebXtism.Generators.Json;

/// <summary>
/// A model beside the JSON types that it leads to. They part at once: an edit of a payload's type then changes the file of that
/// type, and the interface that mentions it is not written again.
/// </summary>
internal sealed record Parsed<T>(T Model, JsonDemand Json)
    where T : IEquatable<T>;
