namespace WebXtism.Generators.Models;

/// <summary>A type that needs JSON metadata.</summary>
/// <param name="Key">The name by which contexts register it, see <see cref="JsonContextModel.Types"/>.</param>
/// <param name="ValueType">The type as a type argument, with its nullability: <c>global::Demo.Person?</c>.</param>
/// <param name="TypeOf">The type as <c>typeof</c> takes it: <c>global::Demo.Person</c>.</param>
/// <param name="Nullable">Whether <see langword="null"/> is a good value.</param>
/// <param name="NameHint">A readable PascalCase name for the variable that holds the codec: <c>ListOfPerson</c>.</param>
internal sealed record JsonUse(string Key, string ValueType, string TypeOf, bool Nullable, string NameHint)
{
    /// <summary>What was said where the type is used.</summary>
    public JsonSettings Settings { get; init; } = new(Context: null, JsonNaming.CamelCase);

    /// <summary>Whether we can emit metadata for the type, should no context have it.</summary>
    public bool CanEmit { get; init; }
}
