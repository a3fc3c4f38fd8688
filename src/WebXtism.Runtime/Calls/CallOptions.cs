namespace WebXtism;

/// <summary>What one call brings along beside its input.</summary>
/// <example>
/// <code>
/// [ExtismPlugin]
/// public partial interface IShop
/// {
///     string Buy(string item, CallOptions options = default, CancellationToken cancellationToken = default);
/// }
///
/// shop.Buy("tea", new CallOptions { HostContext = session });
/// // In a host function: Session session = call.GetHostContext&lt;Session&gt;();
/// </code>
/// </example>
public readonly struct CallOptions
{
    /// <summary>
    /// An object for the host functions that the plugin calls during this call; they read it with
    /// <see cref="HostCall.GetHostContext{T}"/>. The plugin itself never sees it.
    /// </summary>
    public object? HostContext { get; init; }
}
