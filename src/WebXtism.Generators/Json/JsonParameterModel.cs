namespace WebXtism.Generators.Json;

/// <summary>A parameter of the constructor by which an object is made.</summary>
/// <param name="Name">Its name, without the <c>@</c> of keywords.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default value; <see langword="null"/> when it has none.</param>
/// <param name="Nullable">Whether it takes null.</param>
internal sealed record JsonParameterModel(string Name, string Type, string? Default, bool Nullable);
