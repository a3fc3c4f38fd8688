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
    public void Of_64_instances_that_run_at_once_only_the_cancelled_one_stops()
    {
        const int Count = 64;
        const int Victim = 31;
        using CompiledPlugin compiled = Compile(Configure);
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, Count).Select(static _ => new CancellationTokenSource())];
        using var inside = new CountdownEvent(Count);
        using var aliveAfterwards = new CountdownEvent(Count - 1);
        using var victimStopped = new ManualResetEventSlim();
        using var seen = new ThreadLocal<(bool Inside, bool Afterwards)>();
        // The guests loop until they are cancelled. Each passes here at every turn, and is counted at its first one, and at its
        // first one after the victim's end.
        GoOn = () =>
        {
            (bool counted, bool countedAfterwards) = seen.Value;
            if (!counted)
            {
                seen.Value = (true, false);
                inside.Signal();
            }
            else if (victimStopped.IsSet && !countedAfterwards)
            {
                seen.Value = (true, true);
                aliveAfterwards.Signal();
            }

            return true;
        };
        OtherThread.Running[] threads = [.. sources.Select((source, i) => OtherThread.Start(() =>
        {
            using Plugin plugin = compiled.Instantiate();
            Assert.Throws<OperationCanceledException>(() => plugin.Call("wait", cancellationToken: source.Token));
            Assert.True(source.IsCancellationRequested, $"Instance {i} was stopped by the cancellation of another.");
            if (i == Victim)
            {
                victimStopped.Set();
            }

            plugin.Call("fine");
        }))];

        Assert.True(inside.Wait(OtherThread.Guard));
        sources[Victim].Cancel();
        threads[Victim].Join();
        Assert.True(aliveAfterwards.Wait(OtherThread.Guard), "Not all of the others went on.");

        Array.ForEach(sources, static source => source.Cancel());
        Assert.All(threads, static thread => thread.Join());
        Array.ForEach(sources, static source => source.Dispose());
    }
}
