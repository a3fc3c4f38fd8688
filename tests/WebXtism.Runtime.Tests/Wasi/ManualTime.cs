using System.Collections.Concurrent;

namespace WebXtism.Tests.Wasi;

/// <summary>A clock that a test sets. Timers end when the test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly BlockingCollection<Alarm> _alarms = [];

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public long Timestamp { get; set; }

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Timestamp;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(callback, state, dueTime);
        _alarms.Add(alarm);
        return alarm;
    }

    /// <summary>Waits for the next timer that somebody makes.</summary>
    public Alarm NextAlarm()
    {
        Assert.True(_alarms.TryTake(out Alarm? alarm, OtherThread.Guard), "Nobody made a timer.");
        return alarm;
    }

    internal sealed class Alarm(TimerCallback callback, object? state, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime => dueTime;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
