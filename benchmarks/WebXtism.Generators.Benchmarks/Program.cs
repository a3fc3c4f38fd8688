// dotnet run -c Release --project benchmarks/WebXtism.Generators.Benchmarks
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WebXtism.Generators.Benchmarks;

// One run an iteration: the second run over the same project would find everything done. An editor has run the generator
// hundreds of times before anybody could notice, and does not collect garbage before each key press.
ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithGcForce(false).WithWarmupCount(250).WithIterationCount(100))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);
BenchmarkSwitcher.FromTypes([typeof(GeneratorBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
