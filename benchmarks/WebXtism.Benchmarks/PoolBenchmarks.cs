using BenchmarkDotNet.Attributes;

namespace WebXtism.Benchmarks;

/// <summary>What renting an instance for each call adds to the call.</summary>
[MemoryDiagnoser]
public class PoolBenchmarks
{
    private const int Calls = 100_000;
    private readonly ExtismHost _host = new();
    private IGuest _guest = null!;
    private IGuest[] _own = null!;
    private PluginPool<IGuest> _pool = null!;
    private IGuest _leased = null!;

    [GlobalSetup]
    public void Setup()
    {
        CompiledPlugin<IGuest> compiled = Guest.Compile(_host);
        _guest = compiled.Instantiate();
        _own = [compiled.Instantiate(), compiled.Instantiate()];
        _pool = compiled.Pool(max: 4);
        _leased = _pool.Rent().Plugin;
    }

    [GlobalCleanup]
    public void Cleanup() => _host.Dispose();

    [Benchmark(Baseline = true, Description = "typed empty call, own instance")]
    public void Direct() => _guest.Empty();

    [Benchmark(Description = "typed empty call, pool")]
    public void Pooled() => _pool.Plugin.Empty();

    [Benchmark(Description = "typed empty call, lease")]
    public void Leased() => _leased.Empty();

    [Benchmark(Description = "rent, call, give back")]
    public void RentAndCall()
    {
        using PluginLease<IGuest> lease = _pool.Rent();
        lease.Plugin.Empty();
    }

    [Benchmark(Description = "2 threads at once, own instances", OperationsPerInvoke = Calls)]
    public void DirectOnTwoThreads() => OnTwoThreads(thread => _own[thread]);

    [Benchmark(Description = "2 threads at once, pool", OperationsPerInvoke = Calls)]
    public void PooledOnTwoThreads() => OnTwoThreads(_ => _pool.Plugin);

    private static void OnTwoThreads(Func<int, IGuest> plugin)
    {
        var other = new Thread(() => Call(plugin(1)));
        other.Start();
        Call(plugin(0));
        other.Join();
    }

    private static void Call(IGuest guest)
    {
        for (int i = 0; i < Calls; i++)
        {
            guest.Empty();
        }
    }
}
