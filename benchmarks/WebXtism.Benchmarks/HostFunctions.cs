namespace WebXtism.Benchmarks;

/// <summary>What the guest calls back.</summary>
internal sealed partial class HostFunctions
{
    [HostFunction]
    public int Add(int left, int right) => left + right;
}
