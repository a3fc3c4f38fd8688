namespace WebXtism.Benchmarks;

/// <summary>What the failing guest calls back.</summary>
internal sealed partial class FailingHostFunctions
{
    [HostFunction]
    public void Refuse() => throw new InvalidOperationException("the shop is closed");
}
