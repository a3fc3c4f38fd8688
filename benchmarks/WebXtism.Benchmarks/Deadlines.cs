using System.Diagnostics;
using System.Globalization;

namespace WebXtism.Benchmarks;

/// <summary>How long after its deadline, or after its token was cancelled, a guest is stopped and its caller told.</summary>
internal static class Deadlines
{
    private const int Runs = 50;
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(50);

    public static void Run()
    {
        using var host = new ExtismHost();
        using ISleeper timed = Load(host, s_timeout);
        using ISleeper patient = Load(host, Timeout.InfiniteTimeSpan);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Runs} runs each, milliseconds beyond the end"));
        Console.WriteLine();
        Console.WriteLine("| Guest                          | Stopped by | Min   | Median | Max   |");
        Console.WriteLine("|------------------------------- |----------- |------:|-------:|------:|");
        Print("a loop without end", static (guest, token) => guest.Spin(token));
        Print("asleep in WASI (poll_oneoff)", static (guest, token) => guest.Sleep(token));
        Print("in a host function that awaits", static (guest, token) => guest.CallWait(token));

        void Print(string name, Action<ISleeper, CancellationToken> call)
        {
            Row(name, "deadline", () => BeyondDeadline(() => call(timed, CancellationToken.None)));
            Row(name, "token", () => BeyondCancellation(token => call(patient, token)));
        }
    }

    private static ISleeper Load(ExtismHost host, TimeSpan timeout) =>
        host.LoadAsync<ISleeper>(PluginSource.Bytes(Guest.Assemble("sleeper.wat"), "sleeper"), options =>
        {
            options.HostFunctions.Add(new WaitingHostFunctions());
            options.Wasi = new WasiOptions();
            options.Timeout = timeout;
        }).AsTask().GetAwaiter().GetResult();

    private static void Row(string name, string end, Func<TimeSpan> measure)
    {
        measure();
        double[] beyond = [.. Enumerable.Range(0, Runs).Select(_ => measure().TotalMilliseconds).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name,-30} | {end,-10} | {beyond[0],5:0.00} | {beyond[Runs / 2],6:0.00} | {beyond[^1],5:0.00} |"));
    }

    // The time counts from before the call, so the replacement of the instance that the run before left is in it: the deadline counts it too.
    private static TimeSpan BeyondDeadline(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            call();
        }
        catch (PluginTimeoutException)
        {
        }

        return Stopwatch.GetElapsedTime(start) - s_timeout;
    }

    private static TimeSpan BeyondCancellation(Action<CancellationToken> call)
    {
        using var source = new CancellationTokenSource();
        long cancelled = 0;
        var canceller = new Thread(() =>
        {
            Thread.Sleep(s_timeout);
            cancelled = Stopwatch.GetTimestamp();
            source.Cancel();
        });
        canceller.Start();
        try
        {
            call(source.Token);
        }
        catch (OperationCanceledException)
        {
        }

        TimeSpan beyond = Stopwatch.GetElapsedTime(cancelled);
        canceller.Join();
        return beyond;
    }
}
