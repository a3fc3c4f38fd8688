using BenchmarkDotNet.Attributes;
using WebXtism.Benchmarks.Native;

namespace WebXtism.Benchmarks;

/// <summary>Text there and back, beside the floor: the raw binding and the kernel without the runtime.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private readonly ExtismHost _host = new();
    private readonly RawGuest _raw = new();
    private IGuest _guest = null!;
    private string _text = "";

    [Params(16, 1024, 65536, 1048576)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _guest = Guest.Compile(_host).Instantiate();
        _text = new string('x', Bytes);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _raw.Dispose();
        _host.Dispose();
    }

    [Benchmark(Baseline = true, Description = "floor (raw binding and kernel)")]
    public string Floor() => _raw.Echo(_text);

    [Benchmark(Description = "typed string to string")]
    public string Typed() => _guest.Echo(_text);
}
