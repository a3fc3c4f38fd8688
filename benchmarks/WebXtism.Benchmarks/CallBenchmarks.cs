using BenchmarkDotNet.Attributes;
using WebXtism.Benchmarks.Native;

namespace WebXtism.Benchmarks;

/// <summary>What a call costs over the bare crossing.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private readonly ExtismHost _host = new();
    private readonly RawGuest _raw = new();
    private IGuest _guest = null!;
    private IGuest _limited = null!;
    private IPersonGuest _people = null!;
    private Plugin _untyped = null!;
    private readonly Person _person = new("Ada Lovelace", 36, "London", true, 98.5);

    [GlobalSetup]
    public void Setup()
    {
        _guest = Guest.Compile(_host).Instantiate();
        _limited = Guest.Compile(_host, static options => options.Timeout = TimeSpan.FromSeconds(10)).Instantiate();
        _people = Guest.Load<IPersonGuest>(_host);
        _untyped = _host.LoadAsync(PluginSource.Bytes(Guest.Wasm, "guest"), Guest.Configure).AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _raw.Dispose();
        _host.Dispose();
    }

    [Benchmark(Baseline = true, Description = "bare crossing (raw binding)")]
    public int BareCrossing() => _raw.Empty();

    [Benchmark(Description = "typed empty call")]
    public void TypedEmpty() => _guest.Empty();

    [Benchmark(Description = "typed empty call with a timeout")]
    public void TypedEmptyWithTimeout() => _limited.Empty();

    [Benchmark(Description = "untyped empty call by name")]
    public byte[] UntypedEmpty() => _untyped.Call("empty");

    [Benchmark(Description = "typed JSON DTO there and back")]
    public Person JsonDto() => _people.EchoPerson(_person);
}
