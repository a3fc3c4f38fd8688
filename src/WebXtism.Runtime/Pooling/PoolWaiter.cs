using WebXtism.Calls;

namespace WebXtism.Pooling;

/// <summary>A caller in the queue of a pool. Whoever takes it out of the queue completes it.</summary>
internal sealed class PoolWaiter : TaskCompletionSource<PluginInvoker>
{
    private readonly InstancePool _pool;
    private readonly PluginInstance[] _outerCalls;
    private readonly List<CancellationTokenRegistration> _registrations = [];

    /// <param name="pool">The pool.</param>
    /// <param name="blockedThread">The thread that does nothing else until the caller is served; <see langword="null"/> when none is blocked.</param>
    /// <param name="outerCalls">The instances whose calls the caller is inside of: when they are stopped, the waiting ends too.</param>
    public PoolWaiter(InstancePool pool, int? blockedThread, PluginInstance[] outerCalls)
        // A continuation must not run on the thread that returns an instance: it would keep that thread.
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        _pool = pool;
        _outerCalls = outerCalls;
        BlockedThread = blockedThread;
        Place = new LinkedListNode<PoolWaiter>(this);
    }

    public int? BlockedThread { get; }

    public LinkedListNode<PoolWaiter> Place { get; }

    public PluginInvoker Wait(CancellationToken cancellationToken)
    {
        try
        {
            ListenTo(cancellationToken);
            return Task.GetAwaiter().GetResult();
        }
        finally
        {
            StopListening();
        }
    }

    public async ValueTask<PluginInvoker> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            ListenTo(cancellationToken);
            return await Task.ConfigureAwait(false);
        }
        finally
        {
            StopListening();
        }
    }

    private void ListenTo(CancellationToken cancellationToken)
    {
        Register(cancellationToken);
        foreach (PluginInstance outer in _outerCalls)
        {
            Register(outer.StopToken);
        }
    }

    private void Register(CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            _registrations.Add(token.UnsafeRegister(static (waiter, token) => ((PoolWaiter)waiter!).Leave(token), this));
        }
    }

    private void Leave(CancellationToken token)
    {
        if (_pool.TryRemove(this))
        {
            SetCanceled(token);
        }
    }

    private void StopListening()
    {
        foreach (CancellationTokenRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
