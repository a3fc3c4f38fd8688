using WebXtism.Engine;

namespace WebXtism.Tests.Modules;

/// <summary>What modules of a plugin can import from each other, and who else provides.</summary>
public sealed class ModuleImportTests : ModuleTests
{
    private const string Add = """(module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))""";
    private const string UseAdd = """
        (module
          (import "math" "add" (func $add (param i32 i32) (result i32)))
          (func (export "run") (result i32) (call $add (i32.const 20) (i32.const 3))))
        """;

    private static HostFunction HostAdd(int result) => new("math", "add", [ValueKind.I32, ValueKind.I32], ValueKind.I32, call => call.SetInt32(result));

    [Fact]
    public void Functions() => Assert.Equal(23, Result(LoadModules(UseAdd, ("math", Add)), "run"));

    [Fact]
    public void Values_of_all_kinds_and_references_pass_between_modules()
    {
        Plugin plugin = LoadModules(
            """
            (module
              (import "lib" "mix" (func $mix (param i64 f32 f64 v128 funcref externref) (result f64 i64 funcref)))
              (table $t 1 funcref)
              (func $seven (result i32) (i32.const 7))
              (elem declare func $seven)
              (func (export "run") (result i32) (local $f funcref) (local $n i64)
                (call $mix (i64.const 5) (f32.const 1) (f64.const 2) (v128.const i64x2 1 2) (ref.func $seven) (ref.null extern))
                (local.set $f)
                (local.set $n)
                (drop)
                (table.set $t (i32.const 0) (local.get $f))
                (i32.add (i32.wrap_i64 (local.get $n)) (call_indirect $t (result i32) (i32.const 0)))))
            """,
            ("lib", """
            (module (func (export "mix") (param i64 f32 f64 v128 funcref externref) (result f64 i64 funcref)
              (local.get 2)
              (i64.add (local.get 0) (i64x2.extract_lane 1 (local.get 3)))
              (local.get 4)))
            """));

        Assert.Equal(14, Result(plugin, "run"));
    }

    [Fact]
    public void Memories_globals_and_tables()
    {
        Plugin plugin = LoadModules(
            """
            (module
              (import "lib" "ram" (memory 1))
              (import "lib" "count" (global $count (mut i32)))
              (import "lib" "base" (global $base i64))
              (import "lib" "calls" (table $calls 1 funcref))
              (import "lib" "check" (func $check (result i32)))
              (func (export "run") (result i32)
                (i32.store (i32.const 8) (i32.const 100))
                (global.set $count (i32.const 20))
                (i32.add (call $check) (i32.add (i32.wrap_i64 (global.get $base)) (call_indirect $calls (result i32) (i32.const 0))))))
            """,
            ("lib", """
            (module
              (memory (export "ram") 1)
              (global $count (export "count") (mut i32) (i32.const 0))
              (global (export "base") i64 (i64.const 3))
              (table (export "calls") funcref (elem $one))
              (func $one (result i32) (i32.const 1))
              (func (export "check") (result i32) (i32.add (i32.load (i32.const 8)) (global.get $count))))
            """));

        Assert.Equal(124, Result(plugin, "run"));
    }

    [Fact]
    public void Modules_import_from_main_and_from_each_other()
    {
        Plugin plugin = LoadModules(
            """
            (module
              (import "a" "sum" (func $sum (result i32)))
              (func (export "run") (result i32) (call $sum))
              (global (export "ten") i32 (i32.const 10)))
            """,
            ("a", """(module (import "main" "ten" (global i32)) (import "b" "five" (func $five (result i32))) (func (export "sum") (result i32) (i32.add (global.get 0) (call $five))))"""),
            ("b", """(module (func (export "five") (result i32) (i32.const 5)))"""));

        Assert.Equal(15, Result(plugin, "run"));
    }

    [Fact]
    public void What_a_module_imports_it_can_pass_on_under_any_name()
    {
        Plugin plugin = LoadModules(
            """(module (import "lib" "" (func $note (param i32))) (func (export "run") (call $note (i32.const 9))))""",
            ("lib", $"""(module {Note} (export "" (func $note)))"""));
        plugin.Call("run");

        Assert.Equal([9], Notes);
    }

    [Fact]
    public void The_exports_of_main_alone_are_the_plugins()
    {
        Plugin plugin = LoadModules("""(module (func (export "run")))""", ("lib", """(module (func (export "hidden")))"""));

        Assert.Equal(["run"], plugin.Exports);
        Assert.False(plugin.FunctionExists("hidden"));
    }

    [Fact]
    public void A_module_comes_before_a_host_function_of_the_same_name()
    {
        Plugin plugin = LoadSource(Source(UseAdd, ("math", Add)), options => options.HostFunctions.Add(HostAdd(1)));

        Assert.Equal(23, Result(plugin, "run"));
    }

    [Fact]
    public void Host_functions_give_what_the_module_of_the_name_lacks()
    {
        Plugin plugin = LoadSource(Source(UseAdd, ("math", "(module)")), options => options.HostFunctions.Add(HostAdd(1)));

        Assert.Equal(1, Result(plugin, "run"));
    }

    [Fact]
    public void A_module_does_not_provide_for_itself()
    {
        const string Main = """
            (module
              (import "main" "add" (func $add (param i32 i32) (result i32)))
              (func (export "add") (param i32 i32) (result i32) (i32.const 2))
              (func (export "run") (result i32) (call $add (i32.const 0) (i32.const 0))))
            """;
        HostFunction add = new("main", "add", [ValueKind.I32, ValueKind.I32], ValueKind.I32, call => call.SetInt32(5));

        Assert.Equal(5, Result(LoadSource(Source(Main), options => options.HostFunctions.Add(add)), "run"));
        Assert.Equal(5, Result(LoadSource(Source(Main, ("lib", Add)), options => options.HostFunctions.Add(add)), "run"));
    }

    [Fact]
    public void A_module_can_be_the_plugins_own_wasi()
    {
        Plugin plugin = LoadModules(
            """(module (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32))) (func (export "run") (result i32) (call $yield)))""",
            ("wasi_snapshot_preview1", """(module (func (export "sched_yield") (result i32) (i32.const 33)))"""));

        Assert.Equal(33, Result(plugin, "run"));
    }

    [Fact]
    public void The_kernel_is_shared_by_all_modules()
    {
        const string Kernel = """
            (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
            (import "extism:host/env" "store_u8" (func $store (param i64 i32)))
            (import "extism:host/env" "output_set" (func $output (param i64 i64)))
            """;
        Plugin plugin = LoadModules(
            $"""(module {Kernel} (import "lib" "letter" (func $letter (result i64))) (func (export "run") (call $output (call $letter) (i64.const 1))))""",
            ("lib", $"""(module {Kernel} (func (export "letter") (result i64) (local i64) (local.set 0 (call $alloc (i64.const 1))) (call $store (local.get 0) (i32.const 65)) (local.get 0)))"""));

        Assert.Equal("A", plugin.CallText("run"));
    }

    [Fact]
    public void Config_and_host_functions_are_shared_by_all_modules()
    {
        Plugin plugin = LoadModules(
            $"""(module {Note} (import "lib" "go" (func $go)) (func (export "run") (call $note (i32.const 1)) (call $go) (call $note (i32.const 3))))""",
            ("lib", $"""(module {Note} (func (export "go") (call $note (i32.const 2))))"""));
        plugin.Call("run");

        Assert.Equal([1, 2, 3], Notes);
    }

    [Fact]
    public void Each_instance_has_modules_of_its_own()
    {
        using CompiledPlugin compiled = Wait(Host.CompileAsync(Source(
            """(module (import "lib" "count" (func $count (result i32))) (func (export "run") (result i32) (call $count)))""",
            ("lib", """(module (global $n (mut i32) (i32.const 0)) (func (export "count") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))"""))));
        using Plugin first = compiled.Instantiate();
        using Plugin second = compiled.Instantiate();

        Assert.Equal([1, 2, 1], [Result(first, "run"), Result(first, "run"), Result(second, "run")]);
    }
}
