namespace WebXtism;

/// <summary>
/// Makes a method callable by plugins. The class must be <c>partial</c>; number parameters (<see cref="bool"/>, the
/// integers up to 64 bits, <see cref="float"/>, <see cref="double"/>) are passed directly, every other parameter is one
/// block of plugin memory: text for <see cref="string"/>, bytes, or JSON.
/// </summary>
/// <example>
/// <code>
/// public sealed partial class KeyValueStore
/// {
///     [HostFunction] public byte[]? KvRead(string key) =&gt; …;     // import "kv_read" of "extism:host/user"
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HostFunctionAttribute : Attribute
{
    /// <summary>The import is named after the method, by the naming of its <see cref="HostFunctionsAttribute"/> (snake_case by default).</summary>
    public HostFunctionAttribute()
    {
    }

    /// <summary>Names the import.</summary>
    /// <param name="name">The name exactly as plugins import it.</param>
    public HostFunctionAttribute(string name) => Name = name;

    /// <summary>The name exactly as plugins import it, or <see langword="null"/> when it follows from the method's name.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether the plugin is told of an exception instead of being ended by it. The result is then one block of JSON,
    /// <c>{"result":…}</c> or <c>{"error":"…"}</c> with the message of the exception, which the plugin can read.
    /// </summary>
    public bool ErrorsAsPayload { get; set; }
}
