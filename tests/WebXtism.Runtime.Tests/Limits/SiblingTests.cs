namespace WebXtism.Tests.Limits;

/// <summary>Stopping one instance never touches another, though all of an engine share one epoch.</summary>
public sealed class SiblingTests : StoppableTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stopping_one_instance_leaves_a_sibling_running(bool byTimeout)
    {
        using CompiledPlugin compiled = Compile(options =>
        {
            Configure(options);
            // Each call has its own deadline: the sibling's begins anew with each of its calls.
            options.Timeout = byTimeout ? Short : Timeout.InfiniteTimeSpan;
        });
        using CompiledPlugin patient = Compile(Configure);
        Plugin victim = Patiently(() => compiled.Instantiate());
        Plugin sibling = byTimeout ? patient.Instantiate() : compiled.Instantiate();
        using var siblingInside = new ManualResetEventSlim();
        using var victimStopped = new ManualResetEventSlim();
        int turns = 0;
        GoOn = () =>
        {
            turns++;
            siblingInside.Set();
            return !victimStopped.IsSet;
        };
        Signal = _ => Cancellation.Cancel();

        OtherThread.Running running = OtherThread.Start(() => sibling.Call("wait", cancellationToken: CancellationToken.None));
        siblingInside.Await();
        if (byTimeout)
        {
            Assert.Throws<PluginTimeoutException>(() => victim.Call("spin"));
        }
        else
        {
            Assert.Throws<OperationCanceledException>(() => victim.Call("signal_and_spin", cancellationToken: Cancellation.Token));
        }

        victimStopped.Set();
        running.Join();
        Assert.True(turns > 0);
        sibling.Call("fine");
    }

    [Fact]
    public void Of_many_instances_that_run_at_once_only_the_cancelled_one_stops()
    {
        const int Count = 6;
        using CompiledPlugin compiled = Compile(Configure);
        using var ready = new CountdownEvent(Count);
        using var stopped = new ManualResetEventSlim();
        var seen = new ThreadLocal<bool>();
        GoOn = () =>
        {
            if (!seen.Value)
            {
                seen.Value = true;
                ready.Signal();
            }

            return !stopped.IsSet;
        };
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, Count).Select(_ => new CancellationTokenSource())];
        bool[] cancelled = new bool[Count];
        OtherThread.Running[] threads = [.. sources.Select((source, i) => OtherThread.Start(() =>
        {
            using Plugin plugin = compiled.Instantiate();
            try
            {
                plugin.Call("wait", cancellationToken: source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled[i] = true;
                stopped.Set();
            }
        }))];

        Assert.True(ready.Wait(OtherThread.Guard));
        sources[3].Cancel();
        Assert.All(threads, thread => thread.Join());

        Assert.Equal([3], Enumerable.Range(0, Count).Where(i => cancelled[i]));
        Array.ForEach(sources, source => source.Dispose());
    }
}
