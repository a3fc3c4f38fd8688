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

// 100 interfaces of ten members, their types, and 300 files that have nothing to do with them. One run of the generator an
// iteration, over a compilation that nobody has looked at before: a second run would find everything done. The compiler's
// server and editors have run the generator hundreds of times before anybody could notice.
ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(250).WithIterationCount(100))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);
BenchmarkSwitcher.FromAssembly(typeof(Project).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
