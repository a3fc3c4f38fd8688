// dotnet run -c Release --project benchmarks/WebXtism.Benchmarks -- --filter '*'
// dotnet run -c Release --project benchmarks/WebXtism.Benchmarks -- fastest
// dotnet run -c Release --project benchmarks/WebXtism.Benchmarks -- soak 100000
// dotnet run -c Release --project benchmarks/WebXtism.Benchmarks -- deadlines
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WebXtism.Benchmarks;

switch (args)
{
    case ["fastest"]:
        Fastest.Run();
        return;
    case ["soak", string cycles]:
        Soak.Run(int.Parse(cycles, CultureInfo.InvariantCulture));
        return;
    case ["deadlines"]:
        Deadlines.Run();
        return;
}

// In one process: the ratios between rows of a table are what counts, and both sides then share its state.
ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(15))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddColumn(StatisticColumn.Min)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
