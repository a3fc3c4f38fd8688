namespace WebXtism.Generators.Json;

/// <summary>A converter that an attribute names.</summary>
/// <param name="Expression">Makes it.</param>
/// <param name="Problem">Why it cannot be used, if it cannot.</param>
/// <param name="IsLifted">Whether it converts <c>T</c> where <c>T?</c> is wanted.</param>
internal sealed record JsonConverterModel(string Expression, string? Problem = null, bool IsLifted = false)
{
    public static JsonConverterModel Unusable(string problem) => new("", problem);
}
