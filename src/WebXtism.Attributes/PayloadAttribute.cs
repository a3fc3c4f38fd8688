namespace WebXtism;

/// <summary>
/// Forces the form of a payload where the type alone would choose another one: <see cref="string"/> is text,
/// <c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c>, <c>ReadOnlySpan&lt;byte&gt;</c> and <c>Stream</c> are bytes, everything else
/// is JSON.
/// </summary>
/// <example><code>[return: Payload(PayloadFormat.Json)] string Title(int id);   // a JSON string, with its quotes</code></example>
/// <param name="format">The form to use.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class PayloadAttribute(PayloadFormat format) : Attribute
{
    /// <summary>The form to use.</summary>
    public PayloadFormat Format { get; } = format;
}
