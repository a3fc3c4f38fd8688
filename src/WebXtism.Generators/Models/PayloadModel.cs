namespace WebXtism.Generators.Models;

/// <summary>How one value crosses the boundary. It names code, not symbols: the emitters need no knowledge of the kinds.</summary>
/// <param name="Wire">What travels, apart from the C# type: two members of one export must agree in it.</param>
/// <param name="ValueType">The type argument that the codec is called with, such as <c>string?</c>.</param>
/// <param name="Codec">The codec's type.</param>
internal sealed record PayloadModel(string Wire, string ValueType, string Codec)
{
    /// <summary>A call without a value.</summary>
    public static PayloadModel Nothing { get; } = new("none", Code.NoPayload, Code.NoPayload);

    /// <summary>What the codec needs to know of JSON metadata; <see langword="null"/> for codecs that are <c>default</c>.</summary>
    public JsonUse? Json { get; init; }

    /// <summary>What the codec is made with, such as <c>(nullable: true)</c>; <see langword="null"/> for one that is <c>default</c>.</summary>
    public string? CodecArguments { get; init; }

    /// <summary>The parameters, when several travel as one JSON object.</summary>
    public EquatableArray<ArgumentModel> Arguments { get; init; }

    /// <summary>
    /// Whether the value is a span, which cannot be a type argument: calls pass it by a method of its own, and must copy it
    /// before they leave the caller's stack.
    /// </summary>
    public bool IsSpan { get; init; }

    /// <summary>Whether what was read needs a <c>!</c> because the codec's type argument is nullable and the user's type is not.</summary>
    public bool ForgivesNull { get; init; }

    /// <summary>Whether what is written needs a <c>!</c> because the user's type is nullable and the codec's type argument is not.</summary>
    public bool DeniesNull { get; init; }

    /// <summary>This payload and those that it is made of.</summary>
    public IEnumerable<PayloadModel> Parts => Arguments.Select(static argument => argument.Payload).Prepend(this);

    public bool IsNothing => Equals(Nothing);
}
