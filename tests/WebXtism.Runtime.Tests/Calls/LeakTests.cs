using System.Globalization;
using System.Runtime.CompilerServices;
using WebXtism.Engine;
using WebXtism.Wasmtime;

namespace WebXtism.Tests.Calls;

/// <summary>What is made is freed. These tests measure the whole process, so nothing runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Measured;

[Collection(typeof(Measured))]
public sealed class LeakTests : GuestTests
{
    private const int Cycles = 5_000;

    private const string Text = """
        (module
          (import "test" "note" (func $note (param i64)))
          (memory 1)
          (func (export "run") (call $note (i64.const 1)))
          (func (export "crash") unreachable))
        """;

    private const string Failing = """
        (module
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (import "extism:host/env" "config_get" (func $config_get (param i64) (result i64)))
          (func (export "report") (result i32) (call $error_set (call $alloc (i64.const 1000))) (i32.const 1))
          (func (export "wild_handle") (drop (call $config_get (i64.const 12345)))))
        """;

    private static void Configure(PluginOptions options) =>
        options.HostFunctions.Add(new HostFunction("test", "note", [ValueKind.I64], null, static _ => { }));

    [Fact]
    public void Instances_that_are_disposed_leave_nothing()
    {
        using CompiledPlugin compiled = CompileText(Text, Configure);

        AssertFlat(Cycles, () =>
        {
            using Plugin plugin = compiled.Instantiate();
            plugin.Call("run");
        });
    }

    [Fact]
    public void Pools_that_are_disposed_leave_nothing()
    {
        using CompiledPlugin compiled = CompileText(Text, Configure);

        AssertFlat(Cycles / 4, () =>
        {
            using PluginPool pool = compiled.Pool(max: 2);
            using PluginLease lease = pool.Rent();
            lease.Plugin.Call("run");
            pool.Plugin.Call("run");
        });
    }

    [Fact]
    public void Instances_of_several_modules_leave_nothing()
    {
        // A circle, so that the module of the circular imports is there too.
        using CompiledPlugin compiled = Wait(Host.CompileAsync(
            PluginSource.Bytes(Guest.OfText("""(module (import "lib" "f" (func $f)) (memory (export "memory") 1) (func (export "idle")) (func (export "run") (call $f)))"""))
                .WithModule("lib", PluginSource.Bytes(Guest.OfText("""(module (import "main" "idle" (func $idle)) (import "test" "note" (func $note (param i64))) (memory 1) (func (export "f") (call $idle) (call $note (i64.const 1))))"""))),
            Configure));

        AssertFlat(Cycles / 2, () =>
        {
            using Plugin plugin = compiled.Instantiate();
            plugin.Call("run");
        });
    }

    [Fact]
    public void Instances_that_are_replaced_leave_nothing()
    {
        using CompiledPlugin compiled = CompileText(Text, Configure);
        Plugin plugin = compiled.Instantiate();

        AssertFlat(Cycles / 4, () => Assert.Throws<PluginTrapException>(() => plugin.Call("crash")));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("wild_handle")]
    public void Calls_that_fail_leave_nothing(string export)
    {
        Plugin plugin = LoadText(Failing);

        AssertFlat(Cycles / 4, () => Assert.ThrowsAny<PluginCallException>(() => plugin.Call(export)));
    }

    [Fact]
    public void Instances_whose_start_function_fails_leave_nothing()
    {
        const string crash = "(module (memory 1) (func $crash unreachable) (start $crash))";
        using CompiledPlugin compiled = CompileText(crash);

        AssertFlat(Cycles / 4, () => Assert.Throws<PluginTrapException>(() => { compiled.Instantiate(); }));
    }

    [Fact]
    public void What_the_engine_tells_of_a_failure_is_freed()
    {
        // A quarter of a megabyte for each full stack.
        Plugin plugin = LoadText("(module (func $recurse (export \"recurse\") (call $recurse)))", options => options.KeepAfterTrap = true);
        void Recurse(int times)
        {
            for (int i = 0; i < times; i++)
            {
                Assert.Throws<PluginTrapException>(() => plugin.Call("recurse"));
            }
        }

        Recurse(100);
        Collect();
        long before = ResidentKilobytes();
        Recurse(1_000);
        Collect();

        long grown = ResidentKilobytes() - before;
        Assert.True(grown < 64 * 1024, $"The process grew by {grown} KiB.");
    }

    [Fact]
    public void Plugins_that_are_loaded_and_disposed_leave_nothing() =>
        AssertFlat(Cycles / 10, () =>
        {
            using Plugin plugin = LoadText(Text, Configure);
            plugin.Call("run");
        });

    [Fact]
    public void Modules_that_are_refused_leave_nothing() =>
        AssertFlat(Cycles / 10, () =>
        {
            Assert.Throws<PluginLoadException>(() => LoadText(Text));
            Assert.Throws<PluginLoadException>(() => LoadBytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9]));
        });

    [Fact]
    public void Engines_and_hosts_that_are_disposed_leave_nothing() =>
        AssertFlat(60, () =>
        {
            using var engine = new WasmtimeEngine();
            using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
            Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Text)), options =>
            {
                Configure(options);
                options.Timeout = TimeSpan.FromMinutes(1);
            })).Call("run");
        });

    [Fact]
    public void What_nobody_disposes_is_collected()
    {
        WeakReference[] forgotten = Forget(20);

        for (int i = 0; i < 10 && forgotten.Any(reference => reference.IsAlive); i++)
        {
            Collect();
        }

        Assert.DoesNotContain(forgotten, reference => reference.IsAlive);
    }

    [Fact]
    public void Host_functions_are_let_go_with_the_plugin()
    {
        WeakReference target = LoadAndDisposeWithState();
        Collect();

        Assert.False(target.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadAndDisposeWithState()
    {
        var state = new List<long>();
        using Plugin plugin = LoadText(Text, options =>
            options.HostFunctions.Add(new HostFunction("test", "note", [ValueKind.I64], null, call => state.Add(call.GetInt64(0)))));
        plugin.Call("run");
        Assert.Equal([1], state);
        return new WeakReference(state);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Forget(int count) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var host = new ExtismHost(new ExtismHostOptions { Engine = TestEngine.Shared });
            Plugin plugin = Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Text)), Configure));
            plugin.Call("run");
            return new WeakReference(plugin);
        })];

    // Warms up, and then neither the heap nor the mappings nor the resident memory of the process may grow with the cycles. The
    // run time makes some of all for itself, so a little is allowed: a store that stayed takes more than that in each cycle.
    private static void AssertFlat(int cycles, Action cycle)
    {
        for (int i = 0; i < cycles / 4; i++)
        {
            cycle();
        }

        Collect();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        int mappings = Mappings();
        long resident = ResidentKilobytes();
        for (int i = 0; i < cycles; i++)
        {
            cycle();
        }

        Collect();
        long grown = GC.GetTotalMemory(forceFullCollection: true) - heap;
        int mapped = Mappings() - mappings;
        long taken = ResidentKilobytes() - resident;
        Assert.True(grown < (200 * 1024) + (cycles * 16L), $"The heap grew by {grown} bytes in {cycles} cycles.");
        Assert.True(mapped < 50 + (cycles / 4), $"The process has {mapped} more mappings after {cycles} cycles.");
        Assert.True(taken < (16 * 1024) + (cycles * 4L), $"The process takes {taken} KiB more after {cycles} cycles.");
    }

    // Aggressive: the garbage collector gives back what it keeps for later, and what stays is in use.
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static long ResidentKilobytes() => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
        : 0;

    private static int Mappings() => OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/maps").Count() : 0;
}
