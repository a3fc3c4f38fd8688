namespace WebXtism.Tests.Pooling;

/// <summary>Many instances run at once, and stopping one never touches another.</summary>
public sealed class CancellationTests : PoolTests
{
    private const int Callers = 64;

    // Every eighth caller loops inside the guest, the others stand in a host function that listens to its token.
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void Of_64_calls_only_the_cancelled_one_ends(int victim)
    {
        using PluginPool pool = PoolOf(Callers);
        using var inside = new CountdownEvent(Callers);
        using var release = new ManualResetEventSlim();
        var loops = new ThreadLocal<bool>();
        Hold = call =>
        {
            inside.Signal();
            if (!loops.Value)
            {
                Assert.True(release.Wait(OtherThread.Guard, call.CancellationToken));
            }
        };
        GoOn = () =>
        {
            Thread.Yield();
            return loops.Value && !release.IsSet;
        };
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, Callers).Select(static _ => new CancellationTokenSource())];
        bool?[] completed = new bool?[Callers];
        OtherThread.Running[] threads = [.. sources.Select((source, i) => OtherThread.Start(() =>
        {
            loops.Value = i % 8 == 0;
            try
            {
                pool.Plugin.Call("hold_and_loop", cancellationToken: source.Token);
                completed[i] = true;
            }
            catch (OperationCanceledException)
            {
                completed[i] = false;
            }
        }))];
        Assert.True(inside.Wait(OtherThread.Guard));
        Assert.Equal((Callers, 0), (pool.Count, pool.IdleCount));

        sources[victim].Cancel();
        threads[victim].Join();

        Assert.Equal([victim], Enumerable.Range(0, Callers).Where(i => completed[i] is not null));
        Assert.Equal(1, pool.IdleCount);
        release.Set();
        Assert.All(threads, thread => thread.Join());
        Assert.Equal([victim], Enumerable.Range(0, Callers).Where(i => completed[i] is false));
        Hold = static _ => { };
        AssertWhole(pool);
        Array.ForEach(sources, static source => source.Dispose());
    }
}
