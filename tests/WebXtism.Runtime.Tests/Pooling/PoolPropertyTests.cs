using CsCheck;

namespace WebXtism.Tests.Pooling;

/// <summary>Random sequences of what callers do, held against a model of the pool: who holds an instance, who waits, in which order.</summary>
public sealed class PoolPropertyTests : PoolTests
{
    /// <summary>One operation, on one of the callers that it can be done to.</summary>
    public readonly record struct Step(string Operation, int Target);

    private static readonly Gen<Step> s_steps = Gen.Select(
        Gen.Frequency((6, Gen.Const("rent")), (5, Gen.Const("return")), (3, Gen.Const("cancel")), (1, Gen.Const("return again")), (1, Gen.Const("crash")), (1, Gen.Const("call")), (1, Gen.Const("warm up"))),
        Gen.Int[0, 20],
        static (operation, target) => new Step(operation, target));

    private sealed class Caller(PluginPool pool) : IDisposable
    {
        private readonly CancellationTokenSource _cancellation = new();
        private Task<PluginLease>? _lease;

        public Task<PluginLease> Lease => _lease ??= pool.RentAsync(_cancellation.Token).AsTask();

        public void Cancel() => _cancellation.Cancel();

        public void Dispose() => _cancellation.Dispose();
    }

    [Fact]
    public void Any_sequence_of_callers_does_what_the_model_does()
    {
        using CompiledPlugin compiled = Compile(Configure);
        Gen.Select(Gen.Int[1, 4], s_steps.Array[1, 60]).Sample(
            (max, steps) =>
            {
                using PluginPool pool = compiled.Pool(max);
                var callers = new List<Caller>();
                var holding = new List<Caller>();
                var waiting = new List<Caller>();
                var gone = new List<Caller>();
                int made = 0;
                int Idle() => made - holding.Count;
                foreach (Step step in steps)
                {
                    switch (step.Operation)
                    {
                        case "rent":
                            var caller = new Caller(pool);
                            callers.Add(caller);
                            bool served = waiting.Count == 0 && holding.Count < max;
                            Assert.Equal(served, caller.Lease.IsCompleted);
                            made += served && Idle() == 0 ? 1 : 0;
                            (served ? holding : waiting).Add(caller);
                            break;

                        case "return" when holding.Count > 0:
                            Caller returning = Take(holding, step.Target);
                            Use(returning, static lease => lease.Dispose());
                            gone.Add(returning);
                            if (waiting.Count > 0)
                            {
                                Caller next = Take(waiting, 0);
                                Use(next, static lease => Assert.Equal("mine", lease.Plugin.CallText("echo", "mine")));
                                holding.Add(next);
                            }

                            break;

                        case "cancel" when waiting.Count > 0:
                            Caller cancelled = Take(waiting, step.Target);
                            cancelled.Cancel();
                            Assert.ThrowsAny<OperationCanceledException>(() => Use(cancelled, static _ => { }));
                            break;

                        case "return again" when gone.Count > 0:
                            Use(gone[step.Target % gone.Count], static lease => lease.Dispose());
                            break;

                        case "crash" when holding.Count > 0:
                            Use(holding[step.Target % holding.Count], static lease => Assert.Throws<PluginTrapException>(() => lease.Plugin.Call("crash")));
                            break;

                        case "call" when holding.Count < max:
                            made += Idle() == 0 ? 1 : 0;
                            Assert.Equal("hi", pool.Plugin.CallText("echo", "hi"));
                            break;

                        case "warm up":
                            int count = step.Target % 3;
                            made = Math.Max(made, Math.Min(max, holding.Count + count));
                            Assert.True(pool.WarmUpAsync(count).Wait(OtherThread.Guard));
                            break;
                    }

                    Assert.Equal((made, Idle(), waiting.Count), (pool.Count, pool.IdleCount, pool.WaitingCount));
                    Assert.All(waiting, static caller => Assert.False(caller.Lease.IsCompleted));
                }

                // Everybody who still waits gets a turn, in the order of coming.
                foreach (Caller caller in holding.Concat(waiting))
                {
                    Use(caller, static lease => lease.Dispose());
                }

                AssertWhole(pool);
                callers.ForEach(static caller => caller.Dispose());
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Whatever_many_threads_do_at_once_nothing_is_lost()
    {
        using PluginPool pool = PoolOf(max: 3);
        OtherThread.Running[] threads = [.. Enumerable.Range(0, 6).Select(thread => OtherThread.Start(() =>
        {
            var random = new Random(thread);
            for (int i = 0; i < 300; i++)
            {
                using var cancellation = new CancellationTokenSource();
                OtherThread.Running? canceller = null;
                try
                {
                    switch (random.Next(5))
                    {
                        case 0:
                            Assert.Equal("sync", pool.Plugin.CallText("echo", "sync", cancellationToken: cancellation.Token));
                            break;
                        case 1:
                            Task<byte[]> call = pool.Plugin.CallAsync("empty", cancellationToken: cancellation.Token);
                            cancellation.Cancel();
                            Assert.Empty(Wait(new ValueTask<byte[]>(call)));
                            break;
                        case 2:
                            Task<PluginLease> rent = pool.RentAsync(cancellation.Token).AsTask();
                            cancellation.Cancel();
                            using (PluginLease lease = Wait(new ValueTask<PluginLease>(rent)))
                            {
                                lease.Plugin.Call("empty");
                            }

                            break;
                        case 3:
                            canceller = i % 10 == 0 ? OtherThread.Start(cancellation.Cancel) : null;
                            using (PluginLease lease = pool.Rent(cancellation.Token))
                            {
                                lease.Plugin.Call("empty");
                            }

                            break;
                        default:
                            Assert.Throws<PluginTrapException>(() => pool.Plugin.Call("crash"));
                            break;
                    }
                }
                catch (OperationCanceledException)
                {
                }

                canceller?.Join();
            }
        }))];
        Assert.All(threads, thread => thread.Join());

        AssertWhole(pool);
    }

    private static void Use(Caller caller, Action<PluginLease> action) => action(Wait(new ValueTask<PluginLease>(caller.Lease)));

    private static Caller Take(List<Caller> callers, int index)
    {
        Caller caller = callers[index % callers.Count];
        callers.Remove(caller);
        return caller;
    }
}
