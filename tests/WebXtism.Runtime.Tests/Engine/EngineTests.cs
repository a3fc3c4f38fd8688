using System.Runtime.CompilerServices;
using WebXtism.Engine;
using WebXtism.Wasmtime;

namespace WebXtism.Tests.Engine;

/// <summary>The native engine by itself.</summary>
public sealed class EngineTests : GuestTests
{
    [Fact]
    public void It_can_stop_guests_count_their_fuel_limit_their_memory_and_run_them_on_threads() =>
        Assert.Equal(EngineCapabilities.Interruption | EngineCapabilities.Threads | EngineCapabilities.Fuel | EngineCapabilities.MemoryLimits, TestEngine.Shared.Capabilities);

    [Fact]
    public void A_module_tells_its_imports_and_exports_in_its_own_order()
    {
        using EngineModule module = TestEngine.Shared.Compile(Guest.OfText("""
            (module
              (import "b" "two" (func (param i32 i64) (result f32)))
              (import "a" "one" (memory 1))
              (import "a" "ünï" (global i32))
              (func (export "z") (result f64) (f64.const 0))
              (export "a" (memory 0))
              (table (export "") 1 funcref))
            """), default);

        Assert.Equal(
            ["b::two Function (i32, i64) -> (f32)", "a::one Memory ", "a::ünï Global "],
            module.Imports.Select(import => $"{import.Module}::{import.Name} {import.Kind} {import.Type}"));
        Assert.Equal(
            ["z Function () -> (f64)", "a Memory ", " Table "],
            module.Exports.Select(export => $"{export.Name} {export.Kind} {export.Type}"));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 200 })]
    public void What_is_no_module_is_refused_in_the_engines_words(byte[] wasm) =>
        Assert.NotEmpty(Assert.Throws<EngineException>(() => TestEngine.Shared.Compile(wasm, default)).Message);

    [Fact]
    public void A_disposed_engine_compiles_no_more()
    {
        var engine = new WasmtimeEngine();
        engine.Dispose();
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.Compile(Guest.OfText(Guest.Echo), default));
    }

    [Fact]
    public void Text_is_assembled_and_bad_text_is_refused_with_its_place()
    {
        Assert.Equal(new byte[] { 0, 0x61, 0x73, 0x6d, 1, 0, 0, 0 }, WebAssemblyText.Assemble("(module)"));
        Assert.Contains("1:9", Assert.Throws<EngineException>(() => WebAssemblyText.Assemble("(module bad)")).Message, StringComparison.Ordinal);
        Assert.Throws<EngineException>(() => WebAssemblyText.Assemble("not text"));
        Assert.Throws<ArgumentNullException>(() => WebAssemblyText.Assemble(null!));
    }

    [Fact]
    public void A_value_keeps_all_bits_of_each_kind()
    {
        Assert.Equal(16, Unsafe.SizeOf<WasmValue>());
        Assert.Equal(int.MinValue, WasmValue.FromInt32(int.MinValue).Int32);
        Assert.Equal(long.MinValue, WasmValue.FromInt64(long.MinValue).Int64);
        Assert.Equal(float.Epsilon, WasmValue.FromSingle(float.Epsilon).Single);
        Assert.Equal(double.MinValue, WasmValue.FromDouble(double.MinValue).Double);
        Assert.Equal(0xffff_ffffL, WasmValue.FromInt32(-1).Int64);
    }

    [Fact]
    public void Types_are_equal_by_their_kinds_and_read_as_text()
    {
        var type = new FunctionType([ValueKind.I32, ValueKind.F32], [ValueKind.I64]);

        Assert.Equal(new FunctionType([ValueKind.I32, ValueKind.F32], [ValueKind.I64]), type);
        Assert.Equal(new FunctionType([ValueKind.I32, ValueKind.F32], [ValueKind.I64]).GetHashCode(), type.GetHashCode());
        Assert.NotEqual(new FunctionType([ValueKind.I32], [ValueKind.F32, ValueKind.I64]), type);
        Assert.NotEqual(new FunctionType([ValueKind.I32, ValueKind.F32, ValueKind.I64], []), type);
        Assert.False(type.Equals(null));
        Assert.Equal("(i32, f32) -> (i64)", type.ToString());
        Assert.Equal("(v128, ref, f64) -> ()", new FunctionType([ValueKind.V128, ValueKind.Reference, ValueKind.F64], []).ToString());
    }

    [Fact]
    public void Only_functions_without_parameters_that_return_a_code_or_nothing_are_plugin_functions()
    {
        Assert.True(new FunctionType([], []).IsPluginFunction);
        Assert.True(new FunctionType([], [ValueKind.I32]).IsPluginFunction);
        Assert.False(new FunctionType([], [ValueKind.I64]).IsPluginFunction);
        Assert.False(new FunctionType([], [ValueKind.I32, ValueKind.I32]).IsPluginFunction);
        Assert.False(new FunctionType([ValueKind.I32], [ValueKind.I32]).IsPluginFunction);
    }

    [Fact]
    public void Engines_live_side_by_side()
    {
        WasmtimeEngine[] engines = [.. Enumerable.Range(0, 4).Select(_ => new WasmtimeEngine())];
        OtherThread.Running[] threads = [.. engines.Select(engine => OtherThread.Start(() =>
        {
            using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
            Plugin plugin = Patiently(() => Wait(host.LoadAsync(
                PluginSource.Bytes(Guest.OfText("(module (func (export \"spin\") (loop $again (br $again))))")), options => options.Timeout = TimeSpan.FromMilliseconds(20))));
            for (int i = 0; i < 3; i++)
            {
                Assert.Throws<PluginTimeoutException>(() => plugin.Call("spin"));
            }
        }))];

        Assert.All(threads, thread => thread.Join());
        Array.ForEach(engines, engine => engine.Dispose());
    }

    [Fact]
    public void Debug_information_for_native_debuggers_changes_nothing_for_the_plugin()
    {
        using var engine = new WasmtimeEngine(new WasmtimeEngineOptions { NativeDebugInfo = true });
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
        Plugin plugin = Wait(host.LoadAsync(PluginSource.File(Guest.PathOf("debug.c.wasm"))));

        Says(Assert.Throws<PluginTrapException>(() => plugin.Call("crash")), "(in inner at debug/debug.c:");
    }

    [Fact]
    public void A_profiler_is_told_the_names_of_functions()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux's perf is for Linux.");
        // Where perf looks for it.
        string map = Path.Combine("/", "tmp", FormattableString.Invariant($"perf-{Environment.ProcessId}.map"));
        try
        {
            using var engine = new WasmtimeEngine(new WasmtimeEngineOptions { Profiler = WasmtimeProfiler.PerfMap });
            using EngineModule module = engine.Compile(File.ReadAllBytes(Guest.PathOf("debug.c.wasm")), default);

            Assert.Contains("middle", File.ReadAllText(map), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(map);
        }
    }

    [Fact]
    public void A_profiler_that_does_not_exist_is_refused() =>
        Assert.Throws<PlatformNotSupportedException>(() => new WasmtimeEngine(new WasmtimeEngineOptions { Profiler = (WasmtimeProfiler)9 }));
}
