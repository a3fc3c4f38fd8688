using WebXtism.Engine;

namespace WebXtism.Tests.Pooling;

/// <summary>Tests with a pool of one guest.</summary>
public abstract class PoolTests : GuestTests
{
    private readonly ObservedEngine _engine = new(TestEngine.Shared);

    protected override IPluginEngine Engine => _engine;

    protected override Type GuestType => typeof(PoolTests);

    /// <summary>What "hold" does, in "count" too; by default nothing.</summary>
    protected HostFunctionBody Hold { get; set; } = static _ => { };

    /// <summary>What a new instance does first.</summary>
    protected Action Initialize { get; set; } = static () => { };

    /// <summary>Whether the guest's "hold_and_loop" goes on.</summary>
    protected Func<bool> GoOn { get; set; } = static () => false;

    /// <summary>How many instances the engine made, ever.</summary>
    protected int Made => _engine.Instances.Count;

    /// <summary>How many of them are not freed.</summary>
    protected int Alive => _engine.Instances.Count(static instance => !instance.IsDisposed);

    protected void Configure(PluginOptions options)
    {
        options.HostFunctions.Add(new HostFunction("test", "hold", [], null, call => Hold(call)));
        options.HostFunctions.Add(new HostFunction("test", "initialize", [], null, _ => Initialize()));
        options.HostFunctions.Add(new HostFunction("test", "go_on", [], ValueKind.I32, call => call.SetInt32(GoOn() ? 1 : 0)));
    }

    protected PluginPool PoolOf(int? max, Action<PluginOptions>? configure = null)
    {
        using CompiledPlugin compiled = Compile(options =>
        {
            Configure(options);
            configure?.Invoke(options);
        });
        return compiled.Pool(max);
    }

    protected static long Count(Plugin plugin) => BitConverter.ToInt64(plugin.Call("count"));

    protected static async Task<long> CountAsync(Plugin plugin, CancellationToken cancellationToken = default) =>
        BitConverter.ToInt64(await plugin.CallAsync("count", cancellationToken: cancellationToken));

    /// <summary>Starts a thread that will have to wait, and returns when it is in the queue.</summary>
    private protected static OtherThread.Running StartWaiting(PluginPool pool, Action action)
    {
        int before = pool.WaitingCount;
        OtherThread.Running running = OtherThread.Start(action);
        AwaitWaiting(pool, before + 1);
        return running;
    }

    protected static void AwaitWaiting(PluginPool pool, int count) =>
        Assert.True(SpinWait.SpinUntil(() => pool.WaitingCount == count, OtherThread.Guard), $"There are {pool.WaitingCount} waiters and not {count}.");

    /// <summary>Asserts that nothing was lost: all instances are back, and as many callers as the pool allows can be inside.</summary>
    protected static void AssertWhole(PluginPool pool)
    {
        Assert.Equal((0, pool.Count), (pool.WaitingCount, pool.IdleCount));
        PluginLease[] leases = [.. Enumerable.Range(0, pool.Max).Select(_ => pool.Rent())];
        Assert.All(leases, lease => Assert.Equal("works", lease.Plugin.CallText("echo", "works")));
        Assert.Equal((pool.Max, 0), (pool.Count, pool.IdleCount));
        Assert.All(leases, lease => lease.Dispose());
        Assert.Equal(pool.Max, pool.IdleCount);
    }
}
