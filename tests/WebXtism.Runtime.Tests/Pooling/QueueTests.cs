namespace WebXtism.Tests.Pooling;

/// <summary>Who finds no instance free waits, and is served in the order of coming.</summary>
public sealed class QueueTests : PoolTests
{
    [Fact]
    public async Task Blocked_and_asynchronous_callers_are_served_in_the_order_in_which_they_came()
    {
        const int Waiters = 24;
        using PluginPool pool = PoolOf(max: 1);
        PluginLease holder = pool.Rent();
        // The instance counts its calls: the answer tells whose turn a caller was.
        long[] turns = new long[Waiters];
        var threads = new List<OtherThread.Running>();
        var tasks = new List<Task>();
        for (int i = 0; i < Waiters; i++)
        {
            int number = i;
            switch (i % 4)
            {
                case 0:
                    threads.Add(StartWaiting(pool, () => turns[number] = Count(pool.Plugin)));
                    break;
                case 1:
                    tasks.Add(Task.Run(async () => turns[number] = await CountAsync(pool.Plugin)));
                    break;
                case 2:
                    threads.Add(StartWaiting(pool, () =>
                    {
                        using PluginLease lease = pool.Rent();
                        turns[number] = Count(lease.Plugin);
                    }));
                    break;
                default:
                    tasks.Add(Task.Run(async () =>
                    {
                        await using PluginLease lease = await pool.RentAsync();
                        turns[number] = await CountAsync(lease.Plugin);
                    }));
                    break;
            }

            AwaitWaiting(pool, i + 1);
        }

        holder.Dispose();
        await Task.WhenAll(tasks).WaitAsync(OtherThread.Guard);
        Assert.All(threads, thread => thread.Join());

        Assert.Equal(Enumerable.Range(1, Waiters).Select(static turn => (long)turn), turns);
        AssertWhole(pool);
    }

    [Fact]
    public async Task Nobody_overtakes_who_waits()
    {
        using PluginPool pool = PoolOf(max: 1);
        PluginLease holder = pool.Rent();
        Task<PluginLease> first = pool.RentAsync().AsTask();

        // It goes to the one that waits at once, and the next caller finds nothing.
        holder.Dispose();
        Assert.Equal(0, pool.IdleCount);
        Task<PluginLease> second = pool.RentAsync().AsTask();
        Assert.False(second.IsCompleted);

        (await first.WaitAsync(OtherThread.Guard)).Dispose();
        (await second.WaitAsync(OtherThread.Guard)).Dispose();
        AssertWhole(pool);
    }

    [Fact]
    public async Task Cancelled_callers_leave_the_queue_at_once_and_the_others_keep_their_order()
    {
        using PluginPool pool = PoolOf(max: 1);
        PluginLease holder = pool.Rent();
        using var cancellation = new CancellationTokenSource();
        Task<long> first = CountAsync(pool.Plugin);
        OtherThread.Running blocked = StartWaiting(pool, () =>
        {
            var exception = Assert.ThrowsAny<OperationCanceledException>(() => pool.Plugin.Call("count", cancellationToken: cancellation.Token));
            Assert.Equal(cancellation.Token, exception.CancellationToken);
        });
        Task<long> cancelled = CountAsync(pool.Plugin, cancellation.Token);
        Task<PluginLease> cancelledLease = pool.RentAsync(cancellation.Token).AsTask();
        Task<long> last = CountAsync(pool.Plugin);
        Assert.Equal(5, pool.WaitingCount);

        cancellation.Cancel();

        Assert.Equal(2, pool.WaitingCount);
        blocked.Join();
        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelledLease);
        holder.Dispose();
        Assert.Equal((1, 2), (await first.WaitAsync(OtherThread.Guard), await last.WaitAsync(OtherThread.Guard)));
        AssertWhole(pool);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_rents_nothing()
    {
        using PluginPool pool = PoolOf(max: 1);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => pool.Rent(cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pool.RentAsync(cancellation.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => pool.Plugin.Call("empty", cancellationToken: cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pool.Plugin.CallAsync("empty", cancellationToken: cancellation.Token));
        using (pool.Rent())
        {
            Assert.ThrowsAny<OperationCanceledException>(() => pool.Plugin.Call("empty", cancellationToken: cancellation.Token));
        }

        Assert.Equal(0, Made);
        AssertWhole(pool);
    }
}
