namespace WebXtism.Tests.Pooling;

/// <summary>What goes wrong in one call is that call's own, and takes no instance away.</summary>
public sealed class PoolFailureTests : PoolTests
{
    [Fact]
    public async Task Traps_errors_and_failed_host_functions_give_the_instance_back()
    {
        using PluginPool pool = PoolOf(max: 1);
        Assert.Equal(1, Count(pool.Plugin));

        Fails<PluginCallException>(() => pool.Plugin.Call("error"));
        Assert.Throws<PayloadException>(() => pool.Plugin.CallText("echo", "\ud800"));
        Assert.Throws<PluginCallException>(() => pool.Plugin.Call("no such export"));
        Assert.Equal(2, Count(pool.Plugin));

        // A stopped instance is replaced before its next call.
        Fails<PluginTrapException>(() => pool.Plugin.Call("crash"));
        Assert.Equal(1, Count(pool.Plugin));
        await Assert.ThrowsAsync<PluginTrapException>(() => pool.Plugin.CallAsync("crash"));
        Assert.Equal(1, Count(pool.Plugin));
        Hold = static _ => throw new InvalidOperationException("failed");
        Assert.Throws<HostFunctionException>(() => pool.Plugin.Call("hold"));
        Hold = static _ => { };

        Assert.Equal((1, 1), (pool.Count, pool.IdleCount));
        AssertWhole(pool);
    }

    [Fact]
    public void A_timeout_gives_the_instance_back()
    {
        using PluginPool pool = PoolOf(max: 1, options => options.Timeout = TimeSpan.FromMilliseconds(30));

        Assert.Throws<PluginTimeoutException>(() => pool.Plugin.Call("spin"));

        Assert.Equal((1, 1), (pool.Count, pool.IdleCount));
        Assert.Equal("works", Patiently(() => pool.Plugin.CallText("echo", "works")));
    }

    [Fact]
    public void An_instance_that_cannot_be_made_is_the_failure_of_its_caller_alone()
    {
        using PluginPool pool = PoolOf(max: 1);
        int attempts = 0;
        Initialize = () =>
        {
            if (++attempts <= 3)
            {
                throw new InvalidOperationException("not yet");
            }
        };

        for (int i = 0; i < 3; i++)
        {
            var exception = Fails<HostFunctionException>(() => pool.Plugin.Call("empty"));
            Assert.Equal("not yet", exception.InnerException!.Message);
            Assert.Equal((1, 1), (pool.Count, pool.IdleCount));
        }

        Assert.Equal(1, Count(pool.Plugin));
        AssertWhole(pool);
        Assert.Equal(4, attempts);
    }

    [Fact]
    public void Who_waits_for_an_instance_that_cannot_be_made_gets_to_make_it()
    {
        using PluginPool pool = PoolOf(max: 1);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Initialize = () =>
        {
            inside.Set();
            release.Await();
            Initialize = static () => { };
            throw new InvalidOperationException("the first fails");
        };
        OtherThread.Running first = OtherThread.Start(() => Assert.Throws<HostFunctionException>(() => pool.Plugin.Call("empty")));
        inside.Await();
        long count = 0;
        OtherThread.Running second = StartWaiting(pool, () => count = Count(pool.Plugin));

        release.Set();
        first.Join();
        second.Join();

        Assert.Equal(1, count);
        AssertWhole(pool);
    }

    [Fact]
    public async Task Warming_up_tells_what_failed_and_can_be_done_again()
    {
        using PluginPool pool = PoolOf(max: 3);
        int attempts = 0;
        Initialize = () =>
        {
            if (Interlocked.Increment(ref attempts) == 2)
            {
                throw new InvalidOperationException("the second fails");
            }
        };

        var exception = await Assert.ThrowsAsync<HostFunctionException>(() => pool.WarmUpAsync(3));
        Assert.Equal("the second fails", exception.InnerException!.Message);
        Assert.Equal((3, 3, 3), (attempts, pool.Count, pool.IdleCount));

        await pool.WarmUpAsync(3);
        Assert.Equal(4, attempts);
        AssertWhole(pool);
        Assert.Equal(4, attempts);
    }

    [Fact]
    public void An_instance_that_is_made_first_is_not_logged_as_replaced()
    {
        var logger = new RecordingLogger(Microsoft.Extensions.Logging.LogLevel.Trace);
        using var host = new ExtismHost(new ExtismHostOptions { Engine = Engine, LoggerFactory = logger });
        using CompiledPlugin compiled = Wait(host.CompileAsync(PluginSource.Bytes(Guest.Of(GuestType), "guest"), Configure));
        using PluginPool pool = compiled.Pool(1);
        pool.Plugin.Call("empty");
        Assert.Empty(logger.Entries);

        Assert.Throws<PluginTrapException>(() => pool.Plugin.Call("crash"));
        pool.Plugin.Call("empty");
        Assert.Equal("InstanceReplaced", Assert.Single(logger.Entries).EventName);
    }
}
