using WebXtism.Calls;
using WebXtism.Pooling;

namespace WebXtism;

/// <summary>
/// Instances of one plugin for many callers. Thread-safe. Made by <see cref="CompiledPlugin{T}.Pool"/>.
/// </summary>
/// <remarks>
/// An instance runs one call at a time, so parallelism is instances: the first calls make them, at most <see cref="Max"/>.
/// Who finds none free waits in one queue, first come first served, blocked or asynchronously; nothing polls. An instance that
/// was stopped is replaced before its next call. A call of a host function that calls the same pool takes a second instance,
/// and is refused where it would wait for itself.
/// </remarks>
/// <typeparam name="T">The interface.</typeparam>
/// <example>
/// <code>
/// using CompiledPlugin&lt;IGreeter&gt; compiled = await host.CompileAsync&lt;IGreeter&gt;(PluginSource.File("greeter.wasm"));
/// await using PluginPool&lt;IGreeter&gt; pool = compiled.Pool(max: 8);
/// Parallel.For(0, 100, i =&gt; pool.Plugin.Greet($"caller {i}"));
///
/// using PluginLease&lt;IGreeter&gt; lease = await pool.RentAsync();   // one instance for several calls
/// lease.Plugin.Greet("Ada");
/// </code>
/// </example>
public sealed class PluginPool<T> : IDisposable, IAsyncDisposable
    where T : class, IExtismPlugin<T>
{
    private readonly PluginExport?[] _exports;
    private readonly InstancePool _pool;

    internal PluginPool(CompiledPlugin<T> compiled, int? max)
    {
        _pool = new InstancePool(compiled.Untyped, max);
        _exports = compiled.Exports;
        Plugin = new PluginInvoker(_pool, _exports).Bind<T>();
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name => _pool.Plugin.Name;

    /// <summary>
    /// The plugin for any number of threads: each call takes an instance and gives it back. Members that return a task wait for
    /// one without blocking, the others block. Two calls need not meet the same instance; see <see cref="RentAsync"/>.
    /// </summary>
    public T Plugin { get; }

    /// <summary>The most instances that there are at a time.</summary>
    public int Max => _pool.Max;

    /// <summary>How many instances there are.</summary>
    public int Count => _pool.Count;

    /// <summary>How many of them nobody uses.</summary>
    public int IdleCount => _pool.IdleCount;

    /// <summary>How many callers wait for one.</summary>
    public int WaitingCount => _pool.WaitingCount;

    /// <summary>Takes one instance for several calls, and blocks the thread until there is one.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lease; dispose it to give the instance back.</returns>
    /// <exception cref="PluginAffinityException">The thread is inside calls of this pool, and would wait for them for ever.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or a call that this one is inside of was stopped.</exception>
    /// <exception cref="ObjectDisposedException">The pool or the host was disposed.</exception>
    public PluginLease<T> Rent(CancellationToken cancellationToken = default) => new(_pool.Lease(cancellationToken), _exports);

    /// <summary>Takes one instance for several calls, as soon as there is one.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lease; dispose it to give the instance back.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or a call that this one is inside of was stopped.</exception>
    /// <exception cref="ObjectDisposedException">The pool or the host was disposed.</exception>
    public async ValueTask<PluginLease<T>> RentAsync(CancellationToken cancellationToken = default) =>
        new(await _pool.LeaseAsync(cancellationToken).ConfigureAwait(false), _exports);

    /// <summary>Makes instances before they are needed: for plugins that take long to initialise.</summary>
    /// <param name="count">How many unused instances there shall be. What is in use and <see cref="Max"/> can make it fewer.</param>
    /// <param name="cancellationToken">Stops the plugin's own initialisation.</param>
    /// <returns>A task that is complete when they are initialised.</returns>
    /// <exception cref="PluginCallException">The plugin's own initialisation failed; see the derived types.</exception>
    /// <exception cref="PluginLoadException">The engine could not make an instance.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool or the host was disposed.</exception>
    public Task WarmUpAsync(int count, CancellationToken cancellationToken = default) => _pool.WarmUpAsync(count, cancellationToken);

    /// <summary>
    /// Frees what nobody uses, and everything else when its call or lease ends. Callers that wait get an
    /// <see cref="ObjectDisposedException"/>. Disposal waits for nothing.
    /// </summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>Does what <see cref="Dispose"/> does.</summary>
    /// <returns>A task that is complete.</returns>
    public ValueTask DisposeAsync()
    {
        _pool.Dispose();
        return default;
    }
}
