using BenchmarkDotNet.Attributes;
using WebXtism.Benchmarks.Native;

namespace WebXtism.Benchmarks;

/// <summary>What a call from the guest to the host costs, measured in a loop inside the guest.</summary>
[MemoryDiagnoser]
public class HostFunctionBenchmarks
{
    private const int Calls = 1000;

    private readonly ExtismHost _host = new();
    private readonly RawGuest _raw = new();
    private IGuest _guest = null!;

    [GlobalSetup]
    public void Setup() => _guest = Guest.Compile(_host).Instantiate();

    [GlobalCleanup]
    public void Cleanup()
    {
        _raw.Dispose();
        _host.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls, Description = "raw callback (i32, i32) -> i32")]
    public int RawCallback() => _raw.CallHost();

    [Benchmark(OperationsPerInvoke = Calls, Description = "[HostFunction] int Add(int, int)")]
    public void HostFunction() => _guest.CallHost();
}
