namespace WebXtism;

/// <summary>
/// A parameter of a <see cref="HostFunctionAttribute"/> method that the caller of the plugin fills, and not the plugin: it gets
/// <c>CallOptions.HostContext</c> of the call that is running. A call that brought none, or one of another type, fails.
/// </summary>
/// <example>
/// <code>
/// [HostFunction] public async Task&lt;string&gt; FindOrder([HostContext] Session session, string id) =&gt; await session.FindAsync(id);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HostContextAttribute : Attribute;
