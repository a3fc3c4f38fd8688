namespace WebXtism.Tests.Pooling;

/// <summary>The plugin of a pool, for any number of threads.</summary>
public sealed class PooledCallTests : PoolTests
{
    [Fact]
    public void Calls_of_many_threads_never_meet_in_an_instance_and_none_is_lost()
    {
        const int Threads = 8;
        const int Calls = 400;
        using PluginPool pool = PoolOf(max: 3);
        Hold = static _ => Thread.Yield();

        OtherThread.Running[] threads = [.. Enumerable.Range(0, Threads).Select(thread => OtherThread.Start(() =>
        {
            for (int i = 0; i < Calls; i++)
            {
                Count(pool.Plugin);
                string text = $"{thread}:{i}";
                Assert.Equal(text, pool.Plugin.CallText("echo", text));
            }
        }))];
        Assert.All(threads, thread => thread.Join());

        Hold = static _ => { };
        PluginLease[] leases = [.. Enumerable.Range(0, pool.Count).Select(_ => pool.Rent())];
        Assert.Equal(Threads * Calls, leases.Sum(static lease => Count(lease.Plugin) - 1));
        Assert.All(leases, lease => lease.Dispose());
        AssertWhole(pool);
        Assert.Equal(3, Made);
    }

    [Fact]
    public async Task Asynchronous_calls_run_at_once_as_far_as_there_are_instances()
    {
        using PluginPool pool = PoolOf(max: 2);
        using var both = new CountdownEvent(2);
        int inside = 0;
        int most = 0;
        Hold = _ =>
        {
            int now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            if (!both.IsSet)
            {
                both.Signal();
                Assert.True(both.Wait(OtherThread.Guard));
            }

            Interlocked.Decrement(ref inside);
        };

        long[] counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CountAsync(pool.Plugin))).WaitAsync(OtherThread.Guard);

        Assert.Equal(2, most);
        Assert.Equal(2, counts.Count(static count => count == 1));
        Assert.Equal(2, Made);
        AssertWhole(pool);
    }

    [Fact]
    public void Instances_are_made_by_the_calls_that_need_them_and_warm_ones_are_used_again()
    {
        using PluginPool pool = PoolOf(max: 4);
        Assert.Equal((0, 0, 0), (Made, pool.Count, pool.IdleCount));

        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => Count(pool.Plugin)));
        Assert.Equal((1, 1, 1), (Made, pool.Count, pool.IdleCount));

        PluginLease first = pool.Rent();
        PluginLease second = pool.Rent();
        Assert.Equal((4, 1), (Count(first.Plugin), Count(second.Plugin)));
        second.Dispose();
        first.Dispose();
        Assert.Equal(5, Count(pool.Plugin));
    }

    [Fact]
    public void There_are_never_more_instances_than_the_maximum()
    {
        const int Max = 3;
        int initialized = 0;
        using PluginPool pool = PoolOf(Max);
        Initialize = () => Interlocked.Increment(ref initialized);
        using var full = new CountdownEvent(Max);
        using var release = new ManualResetEventSlim();
        Hold = _ =>
        {
            full.Signal();
            release.Await();
        };
        OtherThread.Running[] threads = [.. Enumerable.Range(0, 10).Select(_ => OtherThread.Start(() => pool.Plugin.Call("hold")))];
        Assert.True(full.Wait(OtherThread.Guard));
        AwaitWaiting(pool, 7);

        Assert.Equal((Max, Max, 0), (initialized, pool.Count, pool.IdleCount));
        Hold = static _ => { };
        release.Set();
        Assert.All(threads, thread => thread.Join());
        Assert.Equal((Max, Max), (initialized, Made));
    }

    [Fact]
    public void A_maximum_is_at_least_one_and_by_default_the_number_of_processors()
    {
        Assert.Throws<ArgumentOutOfRangeException>("max", () => PoolOf(0));
        Assert.Throws<ArgumentOutOfRangeException>("max", () => PoolOf(-1));
        using PluginPool pool = PoolOf(null);

        Assert.Equal((Environment.ProcessorCount, "guest"), (pool.Max, pool.Name));
    }

    [Fact]
    public void Instances_that_belong_to_threads_are_refused()
    {
        var exception = Assert.Throws<PluginAffinityException>(() => PoolOf(2, options => options.Affinity = PluginAffinity.Thread));

        Assert.Equal("guest", exception.PluginName);
        Says(exception, "has PluginAffinity.Thread", "Use PluginAffinity.Exclusive");
    }

    [Fact]
    public void The_plugin_of_a_pool_knows_its_exports_and_does_not_dispose_the_pool()
    {
        using PluginPool pool = PoolOf(2);
        pool.Plugin.Dispose();

        Assert.Equal("guest", pool.Plugin.Name);
        Assert.True(pool.Plugin.FunctionExists("echo"));
        Assert.Contains("count", pool.Plugin.Exports);
        Says(Assert.Throws<PluginCallException>(() => pool.Plugin.Call("cuont")), "'cuont' of 'guest' cannot be called");
        Assert.Equal("on", pool.Plugin.CallText("echo", "on"));
    }

    [Fact]
    public async Task Warming_up_makes_instances_before_they_are_needed()
    {
        using PluginPool pool = PoolOf(max: 3);
        await pool.WarmUpAsync(0);
        Assert.Equal(0, Made);

        await pool.WarmUpAsync(2);
        Assert.Equal((2, 2, 2), (Made, pool.Count, pool.IdleCount));

        using (PluginLease lease = pool.Rent())
        {
            await pool.WarmUpAsync(100);
        }

        Assert.Equal((3, 3, 3), (Made, pool.Count, pool.IdleCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = pool.WarmUpAsync(-1); });
        AssertWhole(pool);
        Assert.Equal(3, Made);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (int seen = most; now > seen;)
        {
            seen = Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
