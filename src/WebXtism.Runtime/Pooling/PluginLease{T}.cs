using WebXtism.Calls;
using WebXtism.Pooling;

namespace WebXtism;

/// <summary>One instance of a pool for several calls; it goes back when the lease is disposed. Made by <see cref="PluginPool{T}.RentAsync"/>.</summary>
/// <remarks>As any instance it runs one call at a time. Variables and whatever else it keeps are there for the next who rents it.</remarks>
/// <typeparam name="T">The interface.</typeparam>
public sealed class PluginLease<T> : IDisposable, IAsyncDisposable
    where T : class, IExtismPlugin<T>
{
    private readonly InstanceLease _lease;

    internal PluginLease(InstanceLease lease, PluginExport?[] exports)
    {
        _lease = lease;
        Plugin = new PluginInvoker(lease, exports).Bind<T>();
    }

    /// <summary>The instance. After the lease is disposed every call throws an <see cref="ObjectDisposedException"/>.</summary>
    public T Plugin { get; }

    /// <summary>Gives the instance back; while calls of this lease run, the last of them does when it ends. Doing it twice is harmless.</summary>
    public void Dispose() => _lease.Close();

    /// <summary>Does what <see cref="Dispose"/> does.</summary>
    /// <returns>A task that is complete.</returns>
    public ValueTask DisposeAsync()
    {
        _lease.Close();
        return default;
    }
}
