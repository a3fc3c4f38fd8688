using BenchmarkDotNet.Attributes;

namespace WebXtism.Benchmarks;

/// <summary>What a new instance costs: store, kernel, guest, first call, disposal.</summary>
[MemoryDiagnoser]
public class InstanceBenchmarks
{
    private readonly ExtismHost _host = new();
    private CompiledPlugin<IGuest> _compiled = null!;

    [GlobalSetup]
    public void Setup() => _compiled = Guest.Compile(_host);

    [GlobalCleanup]
    public void Cleanup() => _host.Dispose();

    [Benchmark(Description = "instantiate, first call, dispose")]
    public string InstantiateAndCall()
    {
        using IGuest guest = _compiled.Instantiate();
        return guest.Echo("Ada");
    }
}
