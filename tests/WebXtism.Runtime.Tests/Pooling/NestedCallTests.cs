namespace WebXtism.Tests.Pooling;

/// <summary>Host functions that call the pool of the plugin that called them.</summary>
public sealed class NestedCallTests : PoolTests
{
    [Fact]
    public void A_call_inside_a_call_takes_another_instance()
    {
        using PluginPool pool = PoolOf(max: 2);
        string? inner = null;
        Hold = _ => inner = pool.Plugin.CallText("echo", "inner");
        pool.Plugin.Call("hold");

        Assert.Equal("inner", inner);
        Assert.Equal(2, pool.Count);
        Hold = static _ => { };
        AssertWhole(pool);
    }

    [Fact]
    public void A_call_that_would_wait_for_itself_is_refused()
    {
        using PluginPool pool = PoolOf(max: 2);
        PluginAffinityException? refused = null;
        int depth = 0;
        Hold = _ =>
        {
            if (++depth < 2)
            {
                pool.Plugin.Call("hold");
            }
            else
            {
                refused = Assert.Throws<PluginAffinityException>(() => pool.Plugin.Call("empty"));
                Assert.Throws<PluginAffinityException>(() => pool.Rent());
            }
        };
        pool.Plugin.Call("hold");

        Assert.Equal(2, depth);
        Says(refused!, "The pool of 'guest'", "all 2 run calls that wait here in the same way", "Raise the pool's maximum");
        Hold = static _ => { };
        AssertWhole(pool);
    }

    [Fact]
    public void A_new_instance_that_would_wait_for_itself_is_refused()
    {
        using PluginPool pool = PoolOf(max: 1);
        Initialize = () => pool.Plugin.Call("empty");

        var exception = Fails<HostFunctionException>(() => pool.Plugin.Call("empty"));

        Assert.IsType<PluginAffinityException>(exception.InnerException);
        Initialize = static () => { };
        AssertWhole(pool);
    }

    [Fact]
    public void Of_calls_that_would_wait_for_each_other_the_last_is_refused()
    {
        using PluginPool pool = PoolOf(max: 2);
        using var both = new CountdownEvent(2);
        using var firstWaits = new ManualResetEventSlim();
        int number = 0;
        string? inner = null;
        HostFunctionException? refused = null;
        Hold = _ =>
        {
            bool first = Interlocked.Increment(ref number) == 1;
            both.Signal();
            Assert.True(both.Wait(OtherThread.Guard));
            if (!first)
            {
                firstWaits.Await();
            }

            string output = pool.Plugin.CallText("echo", "inner");
            inner = output;
        };
        void Call()
        {
            try
            {
                pool.Plugin.Call("hold");
            }
            catch (HostFunctionException exception)
            {
                refused = exception;
            }
        }

        OtherThread.Running[] threads = [OtherThread.Start(Call), OtherThread.Start(Call)];
        AwaitWaiting(pool, 1);
        firstWaits.Set();
        Assert.All(threads, thread => thread.Join());

        Assert.IsType<PluginAffinityException>(refused?.InnerException);
        Assert.Equal("inner", inner);
        Hold = static _ => { };
        AssertWhole(pool);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void When_the_outer_call_is_cancelled_the_waiting_inside_it_ends(bool asynchronously)
    {
        using PluginPool pool = PoolOf(max: 2);
        using PluginLease lease = pool.Rent();
        using var cancellation = new CancellationTokenSource();
        Hold = _ => Nested(pool, asynchronously);
        OtherThread.Running outer = StartWaiting(pool, () => Assert.Throws<OperationCanceledException>(() => pool.Plugin.Call("hold", cancellationToken: cancellation.Token)));

        cancellation.Cancel();

        outer.Join();
        Assert.Equal(0, pool.WaitingCount);
        lease.Dispose();
        Hold = static _ => { };
        AssertWhole(pool);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void When_the_time_of_the_outer_call_is_up_the_waiting_inside_it_ends(bool asynchronously)
    {
        using PluginPool pool = PoolOf(max: 2, options => options.Timeout = TimeSpan.FromMilliseconds(50));
        using PluginLease lease = pool.Rent();
        bool waited = false;
        Hold = _ =>
        {
            waited = true;
            Nested(pool, asynchronously);
        };

        // On a busy machine the time can be up before the guest gets anywhere.
        while (!waited)
        {
            Assert.Throws<PluginTimeoutException>(() => pool.Plugin.Call("hold"));
        }

        Assert.Equal(0, pool.WaitingCount);
    }

    private static void Nested(PluginPool pool, bool asynchronously)
    {
        if (asynchronously)
        {
            pool.Plugin.CallAsync("empty").GetAwaiter().GetResult();
        }
        else
        {
            pool.Plugin.Call("empty");
        }
    }
}
