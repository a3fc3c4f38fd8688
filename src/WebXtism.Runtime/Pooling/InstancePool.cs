using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using WebXtism.Calls;

namespace WebXtism.Pooling;

/// <summary>
/// Lends instances of one plugin to one caller at a time, and makes no more than so many. Who finds none free waits, blocked
/// or asynchronously, in one queue; what comes back goes to the head of it.
/// </summary>
/// <remarks>
/// While somebody waits, nothing is idle and there is no room for another instance: so nobody overtakes. Instances that are
/// made here have no engine half yet. The first call makes it, within its limits and as after a trap, so a failure is that
/// call's own and takes no place away.
/// </remarks>
internal sealed class InstancePool : InstanceSource
{
    private readonly Lock _lock = new();
    private readonly List<PluginInvoker> _all = [];
    private readonly LinkedList<PoolWaiter> _waiters = [];

    // The last one that came back is the next to go: its memory is warm, and what a burst left over stays untouched.
    private readonly Stack<PluginInvoker> _idle = [];
    private bool _disposed;

    /// <exception cref="PluginAffinityException">Instances of this plugin belong to one thread each.</exception>
    public InstancePool(CompiledPlugin plugin, int? max)
    {
        Max = max ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Max, 1, nameof(max));
        plugin.ThrowIfDisposed();
        if (plugin.Settings.Affinity == PluginAffinity.Thread)
        {
            throw new PluginAffinityException(plugin.Name, 0, Environment.CurrentManagedThreadId,
                $"The plugin '{plugin.Name}' has PluginAffinity.Thread: an instance belongs to one thread, and a pool lends it to any. Use PluginAffinity.Exclusive, or one instance per thread.");
        }

        Plugin = plugin;
        // A pool grows after its compiled plugin was disposed, as an instance is replaced after it.
        plugin.AddReference();
    }

    public override CompiledPlugin Plugin { get; }

    public int Max { get; }

    public int Count => Read(static pool => pool._all.Count);

    public int IdleCount => Read(static pool => pool._idle.Count);

    public int WaitingCount => Read(static pool => pool._waiters.Count);

    public override PluginInvoker Rent(CancellationToken cancellationToken) =>
        TryTake(blocks: true, out PluginInvoker? free, out PoolWaiter? waiter) ? free : waiter.Wait(cancellationToken);

    public override ValueTask<PluginInvoker> RentAsync(CancellationToken cancellationToken) =>
        TryTake(blocks: false, out PluginInvoker? free, out PoolWaiter? waiter) ? new(free) : waiter.WaitAsync(cancellationToken);

    public override void Return(PluginInvoker rented)
    {
        PoolWaiter? next;
        lock (_lock)
        {
            next = _waiters.First?.Value;
            if (next is not null)
            {
                _waiters.RemoveFirst();
            }
            else if (_disposed)
            {
                _all.Remove(rented);
            }
            else
            {
                _idle.Push(rented);
                return;
            }
        }

        if (next is not null)
        {
            next.SetResult(rented);
        }
        else
        {
            rented.Instance.DisposeWhenIdle();
        }
    }

    /// <summary>Does nothing: the face of a pool is everybody's.</summary>
    public override void Close()
    {
    }

    /// <summary>Rents for several calls: unlike a call, that does not notice by itself that there is nothing to rent any more.</summary>
    public InstanceLease Lease(CancellationToken cancellationToken)
    {
        ThrowIfStopped(cancellationToken);
        return new InstanceLease(this, Rent(cancellationToken));
    }

    /// <inheritdoc cref="Lease"/>
    public async ValueTask<InstanceLease> LeaseAsync(CancellationToken cancellationToken)
    {
        ThrowIfStopped(cancellationToken);
        return new InstanceLease(this, await RentAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives so many instances their engine halves, as far as they are free.</summary>
    public Task WarmUpAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ThrowIfStopped(cancellationToken);
        var taken = new List<PluginInvoker>();
        lock (_lock)
        {
            ThrowIfDisposed();
            while (taken.Count < count && TryTakeFree() is { } free)
            {
                taken.Add(free);
            }
        }

        return Task.WhenAll(taken.ConvertAll(free => WarmUpAsync(free, cancellationToken)));
    }

    public void Dispose()
    {
        PoolWaiter[] waiters;
        PluginInvoker[] idle;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            waiters = [.. _waiters];
            idle = [.. _idle];
            _waiters.Clear();
            _idle.Clear();
            _all.RemoveAll(idle.Contains);
        }

        foreach (PoolWaiter waiter in waiters)
        {
            waiter.SetException(Disposed());
        }

        foreach (PluginInvoker invoker in idle)
        {
            invoker.Instance.DisposeWhenIdle();
        }

        Plugin.Release();
    }

    /// <returns>Whether the waiter was still in the queue.</returns>
    internal bool TryRemove(PoolWaiter waiter)
    {
        lock (_lock)
        {
            bool waits = waiter.Place.List is not null;
            if (waits)
            {
                _waiters.Remove(waiter.Place);
            }

            return waits;
        }
    }

    private bool TryTake(bool blocks, [NotNullWhen(true)] out PluginInvoker? free, [NotNullWhen(false)] out PoolWaiter? waiter)
    {
        lock (_lock)
        {
            ThrowIfDisposed();
            free = TryTakeFree();
            waiter = free is null ? Enqueue(blocks) : null;
            return waiter is null;
        }
    }

    private PluginInvoker? TryTakeFree() => _idle.TryPop(out PluginInvoker? idle) ? idle : _all.Count < Max ? Add() : null;

    private PluginInvoker Add()
    {
        Plugin.Host.ThrowIfDisposed();
        var invoker = new PluginInvoker(PluginInstance.Deferred(Plugin), []);
        Plugin.Host.Own(invoker.Instance);
        _all.Add(invoker);
        return invoker;
    }

    private PoolWaiter Enqueue(bool blocks)
    {
        int current = Environment.CurrentManagedThreadId;
        PluginInstance[] outerCalls = [.. _all.Select(static invoker => invoker.Instance).Where(instance => instance.OwnerThread == current)];
        if (blocks && outerCalls.Length > 0 && _all.TrueForAll(invoker => invoker.Instance.OwnerThread == current || IsBlocked(invoker.Instance.OwnerThread)))
        {
            throw new PluginAffinityException(Plugin.Name, current, current, string.Create(CultureInfo.InvariantCulture,
                $"The pool of '{Plugin.Name}' was called on thread {current} from inside a call of one of its instances, and all {Max} run calls that wait here in the same way: for ever. Raise the pool's maximum, or do not call the pool in host functions of its own plugin."));
        }

        var waiter = new PoolWaiter(this, blocks ? current : null, outerCalls);
        _waiters.AddLast(waiter.Place);
        return waiter;
    }

    // Who waits here stays inside of its calls until it is taken out of the queue, and that needs the lock.
    private bool IsBlocked(int thread) => _waiters.Any(waiter => waiter.BlockedThread == thread);

    private async Task WarmUpAsync(PluginInvoker free, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => free.Instance.EnsureCreated(cancellationToken), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Return(free);
        }
    }

    private void ThrowIfStopped(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Plugin.Host.ThrowIfDisposed();
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw Disposed();
        }
    }

    private ObjectDisposedException Disposed() => new(nameof(PluginPool), $"The pool of '{Plugin.Name}' was disposed.");

    private int Read(Func<InstancePool, int> count)
    {
        lock (_lock)
        {
            return count(this);
        }
    }
}
