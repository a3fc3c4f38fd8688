namespace WebXtism.Generators.Models;

/// <summary>A <c>JsonSerializerContext</c> that generated code can use.</summary>
/// <param name="Reference">The class as generated code names it.</param>
/// <param name="Types">
/// The types in its <c>[JsonSerializable]</c> attributes, by full name and without nullability. What System.Text.Json reaches
/// from there on its own depends on its version and on options, so it does not count.
/// </param>
internal sealed record JsonContextModel(string Reference, EquatableArray<string> Types)
{
    /// <summary>The name of the class alone, for messages.</summary>
    public string Name => Reference.Substring(Reference.LastIndexOfAny(['.', ':']) + 1);

    public bool Registers(string key) => Types.Contains(key, StringComparer.Ordinal);
}
