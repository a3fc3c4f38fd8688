namespace WebXtism;

/// <summary>The form in which a value crosses the boundary between host and plugin.</summary>
public enum PayloadFormat
{
    /// <summary>UTF-8 text; for <see cref="string"/>.</summary>
    Text,

    /// <summary>The bytes as they are; for <c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c>, <c>ReadOnlySpan&lt;byte&gt;</c> and <c>Stream</c>.</summary>
    Bytes,

    /// <summary>JSON; for every type that a <c>JsonSerializerContext</c> registers, and for plain types without one.</summary>
    Json,

    /// <summary>
    /// The bytes of a number, the least significant first, as Rust's <c>ToBytes</c> writes them; for <see cref="bool"/> (one
    /// byte), the integers up to 64 bits, <see cref="float"/>, <see cref="double"/> and enums.
    /// </summary>
    Binary,
}
