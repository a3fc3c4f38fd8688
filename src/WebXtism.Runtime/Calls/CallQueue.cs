namespace WebXtism.Calls;

/// <summary>
/// Runs the asynchronous calls of one instance, one after the other and away from their callers' threads. Who waits is served
/// in the order of coming, and leaves the queue at once when cancelled.
/// </summary>
#pragma warning disable CA1001 // A semaphore without a wait handle holds nothing to dispose.
internal sealed class CallQueue
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
