using WebXtism.Pooling;

namespace WebXtism;

/// <summary>One instance of a pool for several calls; it goes back when the lease is disposed. Made by <see cref="PluginPool.RentAsync"/>.</summary>
/// <remarks>As any instance it runs one call at a time. Variables and whatever else it keeps are there for the next who rents it.</remarks>
public sealed class PluginLease : IDisposable, IAsyncDisposable
{
    private readonly InstanceLease _lease;

    internal PluginLease(InstanceLease lease)
    {
        _lease = lease;
        Plugin = new Plugin(new PluginInvoker(lease, []));
    }

    /// <summary>The instance. After the lease is disposed every call throws an <see cref="ObjectDisposedException"/>.</summary>
    public Plugin Plugin { get; }

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
