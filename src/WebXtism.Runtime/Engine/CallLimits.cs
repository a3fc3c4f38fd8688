using System.Diagnostics;

namespace WebXtism.Engine;

/// <summary>When an engine must give up a call.</summary>
public readonly struct CallLimits
{
    private CallLimits(long deadline, CancellationToken cancellationToken)
    {
        Deadline = deadline;
        CancellationToken = cancellationToken;
    }

    /// <summary>The time, as <see cref="Stopwatch.GetTimestamp"/> counts it, at which to give up; 0 means never.</summary>
    public long Deadline { get; }

    /// <summary>The token that stops the call.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Whether anything can stop the call.</summary>
    public bool CanStop => Deadline != 0 || CancellationToken.CanBeCanceled;

    /// <summary>How long there is until the deadline; never negative. Meaningless without one.</summary>
    internal TimeSpan Remaining => TimeSpan.FromSeconds(Math.Clamp((Deadline - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency, 0, int.MaxValue / 1000));

    /// <summary>Sets limits that count from now.</summary>
    /// <param name="timeout">How long the call may take; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">The token that stops the call.</param>
    /// <returns>The limits.</returns>
    public static CallLimits FromNow(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return new(0, cancellationToken);
        }

        // Saturates: a timeout of centuries is no timeout.
        double ticks = timeout.TotalSeconds * Stopwatch.Frequency;
        long now = Stopwatch.GetTimestamp();
        return new(ticks >= long.MaxValue - now ? long.MaxValue : Math.Max(1, now + (long)ticks), cancellationToken);
    }
}
