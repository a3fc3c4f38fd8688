namespace WebXtism.Tests.Pooling;

public sealed class PoolDisposalTests : PoolTests
{
    [Fact]
    public async Task Disposal_frees_what_is_idle_at_once_and_what_is_lent_when_it_comes_back()
    {
        PluginPool pool = PoolOf(max: 3);
        await pool.WarmUpAsync(3);
        PluginLease lease = pool.Rent();
        await pool.DisposeAsync();

        Assert.Equal((1, 1, 0), (Alive, pool.Count, pool.IdleCount));
        Assert.Equal("on", lease.Plugin.CallText("echo", "on"));
        lease.Dispose();
        Assert.Equal((0, 0), (Alive, pool.Count));
        pool.Dispose();
    }

    [Fact]
    public async Task A_call_that_runs_ends_and_those_that_wait_are_told()
    {
        PluginPool pool = PoolOf(max: 1);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Hold = _ =>
        {
            inside.Set();
            release.Await();
        };
        long count = 0;
        OtherThread.Running running = OtherThread.Start(() => count = Count(pool.Plugin));
        inside.Await();
        ObjectDisposedException? told = null;
        OtherThread.Running blocked = StartWaiting(pool, () => told = Assert.Throws<ObjectDisposedException>(() => pool.Plugin.Call("empty")));
        Task<byte[]> call = pool.Plugin.CallAsync("empty");
        Task<PluginLease> lease = pool.RentAsync().AsTask();
        Assert.Equal(3, pool.WaitingCount);

        pool.Dispose();

        blocked.Join();
        Says(told!, "The pool of 'guest' was disposed.");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => lease);
        Assert.Equal((0, 1), (pool.WaitingCount, Alive));
        release.Set();
        running.Join();
        Assert.Equal((1, 0), (count, Alive));
    }

    [Fact]
    public async Task A_disposed_pool_lends_nothing()
    {
        PluginPool pool = PoolOf(max: 1);
        pool.Plugin.Call("empty");
        pool.Dispose();

        Says(Fails<ObjectDisposedException>(() => pool.Plugin.Call("empty")), "The pool of 'guest' was disposed.");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.Plugin.CallAsync("empty"));
        Assert.Throws<ObjectDisposedException>(() => pool.Rent());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await pool.RentAsync());
        Assert.Throws<ObjectDisposedException>(() => { _ = pool.WarmUpAsync(1); });
    }

    [Fact]
    public void A_pool_outlives_its_compiled_plugin_and_still_grows()
    {
        CompiledPlugin compiled = Compile(Configure);
        PluginPool pool = compiled.Pool(2);
        pool.Plugin.Call("empty");
        compiled.Dispose();

        Assert.Throws<ObjectDisposedException>(() => compiled.Pool(2));
        AssertWhole(pool);
        pool.Dispose();
        Assert.Equal(0, Alive);
    }

    [Fact]
    public async Task A_disposed_host_has_disposed_its_pools()
    {
        PluginPool pool = PoolOf(max: 2);
        await pool.WarmUpAsync(2);
        PluginLease lease = pool.Rent();
        PluginPool unused = PoolOf(max: 2);
        Host.Dispose();

        Assert.Equal(0, Alive);
        foreach (PluginPool dead in (PluginPool[])[pool, unused])
        {
            Assert.Throws<ObjectDisposedException>(() => dead.Plugin.Call("empty"));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => dead.Plugin.CallAsync("empty"));
            Assert.Throws<ObjectDisposedException>(() => dead.Rent());
            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await dead.RentAsync());
            Assert.Throws<ObjectDisposedException>(() => { _ = dead.WarmUpAsync(1); });
        }

        Assert.Throws<ObjectDisposedException>(() => lease.Plugin.Call("empty"));
        lease.Dispose();
        pool.Dispose();
        unused.Dispose();
    }

    [Fact]
    public async Task When_the_host_is_disposed_those_who_wait_are_told_after_the_running_call()
    {
        PluginPool pool = PoolOf(max: 1);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Hold = _ =>
        {
            inside.Set();
            release.Await();
        };
        OtherThread.Running running = OtherThread.Start(() => pool.Plugin.Call("hold"));
        inside.Await();
        OtherThread.Running blocked = StartWaiting(pool, () => Assert.Throws<ObjectDisposedException>(() => pool.Plugin.Call("empty")));
        Task<byte[]> call = pool.Plugin.CallAsync("empty");
        Host.Dispose();
        release.Set();

        running.Join();
        blocked.Join();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.WaitAsync(OtherThread.Guard));
        Assert.Equal(0, Alive);
    }
}
