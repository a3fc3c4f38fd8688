using System.Diagnostics;
using System.Globalization;

namespace WebXtism.Benchmarks;

/// <summary>
/// The calls once more, each as the fastest of many short batches in turn: on a machine that others use too, the mean of
/// BenchmarkDotNet tells more about them, while a batch that nobody disturbed comes sooner or later.
/// </summary>
internal static class Fastest
{
    private const int Rounds = 4000;
    private const double BatchMicroseconds = 100;

    public static void Run()
    {
        var calls = new CallBenchmarks();
        var functions = new HostFunctionBenchmarks();
        var failures = new FailureBenchmarks();
        var pools = new PoolBenchmarks();
        calls.Setup();
        functions.Setup();
        failures.Setup();
        pools.Setup();
        Row[] rows =
        [
            new("bare crossing (raw binding)", () => calls.BareCrossing()),
            new("typed empty call", calls.TypedEmpty),
            new("typed empty call with a timeout", calls.TypedEmptyWithTimeout),
            new("untyped empty call by name", () => calls.UntypedEmpty()),
            new("typed JSON DTO there and back", () => calls.JsonDto()),
            new("typed empty call, pool", pools.Pooled),
            new("1000 raw callbacks", () => functions.RawCallback()),
            new("1000 host function calls", functions.HostFunction),
            new("floor: .NET throw and catch", () => failures.ThrowAndCatch()),
            new("error return with text", () => failures.Fail()),
            new("floor: trap (raw binding)", failures.RawCrash),
            new("trap, the instance is kept", () => failures.Crash()),
            new("trap, and a new instance for it", () => failures.CrashAndReplace()),
            new("host function that throws", () => failures.Refuse()),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Row row in rows)
            {
                row.Measure();
            }
        }

        Console.WriteLine("| call | fastest | median |");
        Console.WriteLine("|---|---:|---:|");
        foreach (Row row in rows)
        {
            Console.WriteLine(row);
        }
    }

    private sealed class Row
    {
        private readonly string _name;
        private readonly Action _call;
        private readonly int _calls;
        private readonly List<double> _nanoseconds = new(Rounds);

        public Row(string name, Action call)
        {
            _name = name;
            _call = call;
            // Long enough for tiered compilation to be done with it.
            var watch = Stopwatch.StartNew();
            int count = 0;
            while (watch.Elapsed < TimeSpan.FromSeconds(1))
            {
                _call();
                count++;
            }

            _calls = Math.Max(1, (int)(count * BatchMicroseconds / watch.Elapsed.TotalMicroseconds));
        }

        public void Measure()
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < _calls; i++)
            {
                _call();
            }

            _nanoseconds.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / _calls);
        }

        public override string ToString()
        {
            _nanoseconds.Sort();
            return string.Create(CultureInfo.InvariantCulture, $"| {_name} | {_nanoseconds[0]:N1} ns | {_nanoseconds[_nanoseconds.Count / 2]:N1} ns |");
        }
    }
}
