namespace WebXtism;

/// <summary>
/// Where a plugin's variables are kept: in memory (<see cref="InMemoryVariableStore"/>), or wherever an application wants them,
/// in Redis or in a grain. See <see cref="PluginOptions.Variables"/>.
/// </summary>
/// <remarks>
/// <para>All instances of the plugin use one store at the same time, so an implementation is thread-safe.</para>
/// <para>
/// The plugin waits for what is returned here; a task that is complete costs no wait. When the caller of the plugin gives up,
/// the token is cancelled and the plugin is stopped, even if the store does not heed the token; what the store does then goes
/// on without the plugin. What it throws reaches the caller as a <see cref="HostFunctionException"/> with the original inside.
/// </para>
/// <para>Keys and values come from the plugin. A key is any text, of any length, the empty one too.</para>
/// </remarks>
/// <example>
/// <code>
/// public sealed class RedisVariables(IDatabase redis, string prefix) : IVariableStore
/// {
///     public async ValueTask&lt;ReadOnlyMemory&lt;byte&gt;&gt; GetAsync(string key, CancellationToken cancellationToken) =&gt;
///         (byte[]?)await redis.StringGetAsync(prefix + key);
///
///     public async ValueTask&lt;bool&gt; TrySetAsync(string key, ReadOnlyMemory&lt;byte&gt; value, CancellationToken cancellationToken) =&gt;
///         await redis.StringSetAsync(prefix + key, value);
///
///     public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =&gt;
///         await redis.KeyDeleteAsync(prefix + key);
/// }
/// </code>
/// </example>
public interface IVariableStore
{
    /// <summary>Reads a variable.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancelled when the caller of the plugin gives up.</param>
    /// <returns>The value; empty when there is none. Plugins cannot tell the two apart.</returns>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Sets a variable.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value. The store may keep it: nobody changes it any more.</param>
    /// <param name="cancellationToken">Cancelled when the caller of the plugin gives up.</param>
    /// <returns>Whether there was room for it. If not, the plugin is stopped with a <see cref="PluginLimitException"/>.</returns>
    ValueTask<bool> TrySetAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default);

    /// <summary>Removes a variable, if it is there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancelled when the caller of the plugin gives up.</param>
    /// <returns>A task that is complete when the variable is gone.</returns>
    ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default);
}
