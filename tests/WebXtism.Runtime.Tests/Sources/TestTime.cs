namespace WebXtism.Tests.Sources;

/// <summary>
/// Time that passes only for short waits, and for those at once: the pauses between attempts end when they begin, and
/// timeouts, which are long, come when a test says so.
/// </summary>
internal sealed class TestTime : TimeProvider
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _pauses = [];
    private readonly List<Timer> _timeouts = [];

    /// <summary>The waits that ended at once, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_lock)
            {
                return [.. _pauses];
            }
        }
    }

    /// <summary>Ends the waits of one length.</summary>
    public void Elapse(TimeSpan timeout)
    {
        Timer[] due;
        lock (_lock)
        {
            due = [.. _timeouts.Where(timer => timer.Due == timeout)];
        }

        Assert.NotEmpty(due);
        Array.ForEach(due, timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(TestTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback(state));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            lock (time._lock)
            {
                if (dueTime == Timeout.InfiniteTimeSpan || dueTime > s_longestPause)
                {
                    time._timeouts.Add(this);
                    return true;
                }

                time._pauses.Add(dueTime);
            }

            Fire();
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timeouts.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
