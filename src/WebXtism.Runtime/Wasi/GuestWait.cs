using System.Diagnostics;
using WebXtism.Engine;

namespace WebXtism.Wasi;

/// <summary>
/// Waits on behalf of a guest, and stops waiting the moment its caller gives up. The deadline is watched by this thread itself:
/// a timer would fire late where the thread pool is busy.
/// </summary>
internal static class GuestWait
{
    // What the primitives can wait for at once.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue - 1);

    /// <summary>Sleeps.</summary>
    /// <exception cref="OperationCanceledException">The deadline passed, or the token was cancelled.</exception>
    public static void Sleep(InstanceContext instance, TimeSpan time, TimeProvider clock)
    {
        using var elapsed = new ManualResetEventSlim();
        if (clock != TimeProvider.System)
        {
            using ITimer timer = clock.CreateTimer(
                static state => ((ManualResetEventSlim)state!).Set(), elapsed, Min(time, s_longest), Timeout.InfiniteTimeSpan);
            while (!elapsed.Wait(Step(instance, s_longest), instance.Limits.CancellationToken))
            {
                instance.ThrowIfStopped();
            }

            return;
        }

        long start = Stopwatch.GetTimestamp();
        for (TimeSpan left = time; left > TimeSpan.Zero; left = time - Stopwatch.GetElapsedTime(start))
        {
            instance.ThrowIfStopped();
            elapsed.Wait(Step(instance, left), instance.Limits.CancellationToken);
        }
    }

    /// <summary>Waits for a task to end, in whatever way.</summary>
    /// <exception cref="OperationCanceledException">The deadline passed, or the token was cancelled; the task goes on.</exception>
    public static void For(InstanceContext instance, Task task)
    {
        Task[] tasks = [task];
        while (Task.WaitAny(tasks, Step(instance, s_longest), instance.Limits.CancellationToken) < 0)
        {
            instance.ThrowIfStopped();
        }
    }

    // Rounded up: a wait of 0 ms would return at once, and a guest must not wake before its time.
    private static int Step(InstanceContext instance, TimeSpan left)
    {
        left = Min(left, s_longest);
        if (instance.Limits.Deadline != 0)
        {
            left = Min(left, instance.Limits.Remaining);
        }

        return (int)Math.Ceiling(left.TotalMilliseconds);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
