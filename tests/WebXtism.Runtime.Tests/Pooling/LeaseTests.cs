namespace WebXtism.Tests.Pooling;

/// <summary>One instance for several calls.</summary>
public sealed class LeaseTests : PoolTests
{
    [Fact]
    public async Task All_calls_of_a_lease_meet_the_same_instance_and_no_other_caller()
    {
        await using PluginPool pool = PoolOf(max: 2);
        await using PluginLease one = await pool.RentAsync();
        using PluginLease other = pool.Rent();

        Assert.Equal((1, 1, 2, 2), (Count(one.Plugin), Count(other.Plugin), Count(one.Plugin), await CountAsync(other.Plugin)));
        Assert.Equal((2, 0), (pool.Count, pool.IdleCount));
    }

    [Fact]
    public async Task After_its_disposal_a_lease_reaches_nobody_elses_instance()
    {
        using PluginPool pool = PoolOf(max: 1);
        PluginLease stale = pool.Rent();
        Plugin plugin = stale.Plugin;
        Assert.Equal(1, Count(plugin));
        await stale.DisposeAsync();
        using PluginLease present = pool.Rent();

        Says(Assert.Throws<ObjectDisposedException>(() => plugin.Call("count")), "The lease of an instance of 'guest' was disposed; the instance is back in its pool.");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => plugin.CallAsync("count"));
        Assert.Equal(2, Count(present.Plugin));
    }

    [Fact]
    public async Task Disposing_a_lease_again_gives_nothing_back_again()
    {
        using PluginPool pool = PoolOf(max: 2);
        PluginLease lease = pool.Rent();
        lease.Dispose();
        lease.Dispose();
        await lease.DisposeAsync();
        lease.Plugin.Dispose();

        Assert.Equal((1, 1), (pool.Count, pool.IdleCount));
        AssertWhole(pool);
    }

    [Fact]
    public void A_lease_that_is_disposed_during_a_call_gives_the_instance_back_after_it()
    {
        using PluginPool pool = PoolOf(max: 1);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Hold = _ =>
        {
            inside.Set();
            release.Await();
        };
        PluginLease lease = pool.Rent();
        long count = 0;
        OtherThread.Running running = OtherThread.Start(() => count = Count(lease.Plugin));
        inside.Await();
        lease.Dispose();

        Assert.Throws<ObjectDisposedException>(() => lease.Plugin.Call("empty"));
        Assert.Equal(0, pool.IdleCount);
        release.Set();
        running.Join();
        Assert.Equal((1, 1), (count, pool.IdleCount));
    }

    [Fact]
    public async Task Asynchronous_calls_that_were_made_before_the_disposal_still_run()
    {
        using PluginPool pool = PoolOf(max: 1);
        PluginLease lease = pool.Rent();
        Task<long>[] calls = [.. Enumerable.Range(0, 10).Select(_ => CountAsync(lease.Plugin))];
        lease.Dispose();
        Task<long> next = CountAsync(pool.Plugin);

        Assert.Equal(Enumerable.Range(1, 10).Select(static count => (long)count), await Task.WhenAll(calls).WaitAsync(OtherThread.Guard));
        Assert.Equal(11, await next.WaitAsync(OtherThread.Guard));
    }

    [Fact]
    public void A_second_thread_in_a_lease_is_refused_as_in_any_instance()
    {
        using PluginPool pool = PoolOf(max: 2);
        using PluginLease lease = pool.Rent();
        PluginAffinityException? refused = null;
        Hold = _ => OtherThread.Run(() => refused = Assert.Throws<PluginAffinityException>(() => lease.Plugin.Call("empty")));
        lease.Plugin.Call("hold");

        Assert.Equal(Environment.CurrentManagedThreadId, refused!.OwnerThreadId);
    }

    [Fact]
    public void A_lease_survives_a_trap()
    {
        using PluginPool pool = PoolOf(max: 1);
        using PluginLease lease = pool.Rent();
        Assert.Equal(1, Count(lease.Plugin));
        Fails<PluginTrapException>(() => lease.Plugin.Call("crash"));

        Assert.Equal(1, Count(lease.Plugin));
    }
}
