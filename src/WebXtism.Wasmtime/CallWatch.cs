using System.Diagnostics;
using WebXtism.Engine;

namespace WebXtism.Wasmtime;

/// <summary>
/// Decides whether the call that runs in an instance must stop. It is asked at each tick, on the thread that runs the guest.
/// </summary>
internal sealed class CallWatch
{
    private CallLimits _limits;

    /// <summary>Why the call was stopped, or <see cref="EngineOutcome.Returned"/> when it was not.</summary>
    public EngineOutcome Reason { get; private set; }

    public void Begin(in CallLimits limits)
    {
        _limits = limits;
        Reason = EngineOutcome.Returned;
    }

    public void End()
    {
        _limits = default;
        Reason = EngineOutcome.Returned;
    }

    public bool MustStop()
    {
        if (_limits.CancellationToken.IsCancellationRequested)
        {
            Reason = EngineOutcome.Cancelled;
        }
        else if (_limits.Deadline != 0 && Stopwatch.GetTimestamp() >= _limits.Deadline)
        {
            Reason = EngineOutcome.TimedOut;
        }

        return Reason != EngineOutcome.Returned;
    }
}
