using System.Globalization;

namespace WebXtism.Tests.Affinity;

/// <summary>Asynchronous calls of one instance wait for each other.</summary>
public sealed class AsynchronousCallTests : AffinityTests
{
    [Fact]
    public async Task Asynchronous_calls_of_one_instance_queue_in_their_order()
    {
        Plugin plugin = LoadWith();
        var order = new List<int>();
        int next = 0;
        Hold = () => order.Add(next++);

        string[] outputs = new string[50];
        var calls = new List<Task>();
        for (int i = 0; i < 50; i++)
        {
            int number = i;
            calls.Add(plugin.CallAsync("hold"));
            calls.Add(plugin.CallAsync("echo", BitConverter.GetBytes(number)).ContinueWith(
                task => outputs[number] = string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToInt32(task.Result)} after {order.Count}"),
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));
        }

        await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 50), order);
        Assert.All(Enumerable.Range(0, 50), i => Assert.StartsWith($"{i} after ", outputs[i], StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_asynchronous_call_runs_away_from_the_callers_thread()
    {
        Plugin plugin = LoadWith();
        int? thread = null;
        Hold = () =>
        {
            thread = Environment.CurrentManagedThreadId;
            Block();
        };
        Task<byte[]> call = plugin.CallAsync("hold");
        Inside.Await();
        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
        Assert.False(call.IsCompleted);
        Release.Set();

        Assert.Empty(await call);
    }

    [Fact]
    public async Task A_queued_call_can_be_cancelled_before_it_runs()
    {
        Plugin plugin = LoadWith();
        int ran = 0;
        Hold = () =>
        {
            ran++;
            Block();
        };
        using var cancellation = new CancellationTokenSource();
        Task<byte[]> first = plugin.CallAsync("hold");
        Task<byte[]> second = plugin.CallAsync("hold", cancellationToken: cancellation.Token);
        Inside.Await();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Release.Set();
        await first;

        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task An_asynchronous_call_during_a_synchronous_one_is_refused_like_any_other_thread()
    {
        Plugin plugin = LoadWith();
        OtherThread.Running first = OtherThread.Start(() => plugin.Call("hold"));
        Inside.Await();

        await Assert.ThrowsAsync<PluginAffinityException>(() => plugin.CallAsync("echo"));
        Release.Set();
        first.Join();
    }
}
