using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using WebXtism.Benchmarks.Native;

namespace WebXtism.Benchmarks;

/// <summary>
/// What a failing call costs, from the call until its exception is caught. Two floors are measured beside it: the same guest
/// with the raw binding, and what .NET takes to throw and catch an empty exception one method further down.
/// </summary>
[MemoryDiagnoser]
public class FailureBenchmarks
{
    private readonly ExtismHost _host = new();
    private readonly RawFailingGuest _raw = new();
    private IFailingGuest _kept = null!;
    private IFailingGuest _replaced = null!;

    [GlobalSetup]
    public void Setup()
    {
        _kept = FailingGuest.Load(_host, static options => options.KeepAfterTrap = true);
        _replaced = FailingGuest.Load(_host);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _raw.Dispose();
        _host.Dispose();
    }

    [Benchmark(Description = "floor: .NET throw and catch")]
    public Exception? ThrowAndCatch()
    {
        try
        {
            Throw();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    [Benchmark(Description = "floor: error return (raw binding)")]
    public string RawFail() => _raw.Fail();

    [Benchmark(Description = "error return with text")]
    public Exception? Fail()
    {
        try
        {
            _kept.Fail();
            return null;
        }
        catch (PluginCallException exception)
        {
            return exception;
        }
    }

    [Benchmark(Description = "floor: trap, made and deleted (raw binding)")]
    public void RawCrash() => _raw.Crash();

    [Benchmark(Description = "floor: trap, code and frames read (raw binding)")]
    public int RawCrashAndRead() => _raw.CrashAndRead();

    [Benchmark(Description = "trap, the instance is kept")]
    public Exception? Crash()
    {
        try
        {
            _kept.Crash();
            return null;
        }
        catch (PluginTrapException exception)
        {
            return exception;
        }
    }

    // Each call first replaces the instance that the call before it left: what a row of traps costs.
    [Benchmark(Description = "trap, and a new instance for it")]
    public Exception? CrashAndReplace()
    {
        try
        {
            _replaced.Crash();
            return null;
        }
        catch (PluginTrapException exception)
        {
            return exception;
        }
    }

    [Benchmark(Description = "floor: trap of a host function (raw binding)")]
    public void RawRefuse() => _raw.CallRefuse();

    [Benchmark(Description = "host function that throws, the instance is kept")]
    public Exception? Refuse()
    {
        try
        {
            _kept.CallRefuse();
            return null;
        }
        catch (HostFunctionException exception)
        {
            return exception;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw() => throw new InvalidOperationException("");
}
