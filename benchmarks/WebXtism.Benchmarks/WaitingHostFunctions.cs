namespace WebXtism.Benchmarks;

/// <summary>What the guest that does not end calls back.</summary>
internal sealed partial class WaitingHostFunctions
{
    [HostFunction]
    public Task Wait(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
