namespace WebXtism.Pooling;

/// <summary>
/// Lends one rented instance to the calls of its holder. Given up, it lets the calls that are running end, and returns the
/// instance after the last of them: a late call of the holder never meets an instance that somebody else rented meanwhile.
/// </summary>
internal sealed class InstanceLease(InstancePool pool, PluginInvoker rented) : InstanceSource
{
    // The calls that run, and one for the holder. At zero the instance is back in the pool.
    private int _uses = 1;
    private int _disposed;

    public override CompiledPlugin Plugin => pool.Plugin;

    public override PluginInvoker Rent(CancellationToken cancellationToken)
    {
        int uses = Volatile.Read(ref _uses);
        while (Volatile.Read(ref _disposed) == 0 && uses > 0)
        {
            int seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                return rented;
            }

            uses = seen;
        }

        throw new ObjectDisposedException(nameof(PluginLease), $"The lease of an instance of '{Plugin.Name}' was disposed; the instance is back in its pool.");
    }

    public override ValueTask<PluginInvoker> RentAsync(CancellationToken cancellationToken) => new(Rent(cancellationToken));

    public override void Return(PluginInvoker rented)
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            pool.Return(rented);
        }
    }

    public override void Close()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Return(rented);
        }
    }
}
