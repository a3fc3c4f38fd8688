namespace WebXtism.Tests.Modules;

/// <summary>Modules that import from each other in a circle.</summary>
public sealed class CircleTests : ModuleTests
{
    // Each of even and odd asks the other about the number before.
    private const string Even = """
        (module
          (import "odd" "is_odd" (func $is_odd (param i32) (result i32)))
          (func $is_even (export "is_even") (param i32) (result i32)
            (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (call $is_odd (i32.sub (local.get 0) (i32.const 1))))))
          (func (export "run_10") (result i32) (call $is_even (i32.const 10)))
          (func (export "run_2001") (result i32) (call $is_even (i32.const 2001)))
          (func (export "for_ever") (result i32) (call $is_even (i32.const -1))))
        """;

    private const string Odd = """
        (module
          (import "main" "is_even" (func $is_even (param i32) (result i32)))
          (func $is_odd (export "is_odd") (param i32) (result i32)
            (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else (call $is_even (i32.sub (local.get 0) (i32.const 1)))))))
        """;

    [Fact]
    public void Two_modules_call_each_other()
    {
        Plugin plugin = LoadModules(Even, ("odd", Odd));

        Assert.Equal(1, Result(plugin, "run_10"));
        Assert.Equal(0, Result(plugin, "run_2001"));
    }

    [Fact]
    public void Three_modules_call_each_other()
    {
        Plugin plugin = LoadModules(
            """(module (import "b" "b" (func $b (param i32) (result i32))) (func (export "a") (param i32) (result i32) (call $b (i32.add (local.get 0) (i32.const 1)))) (func (export "run") (result i32) (call $b (i32.const 0))))""",
            ("b", """(module (import "c" "c" (func $c (param i32) (result i32))) (func (export "b") (param i32) (result i32) (call $c (i32.add (local.get 0) (i32.const 10)))))"""),
            ("c", """
            (module
              (import "main" "a" (func $a (param i32) (result i32)))
              (func (export "c") (param i32) (result i32)
                (if (result i32) (i32.gt_u (local.get 0) (i32.const 50)) (then (local.get 0)) (else (call $a (i32.add (local.get 0) (i32.const 100)))))))
            """));

        Assert.Equal(121, Result(plugin, "run"));
    }

    [Fact]
    public void Values_of_all_kinds_go_round()
    {
        Plugin plugin = LoadModules(
            """
            (module
              (import "lib" "twist" (func $twist (param i32 i64 f32 f64 v128) (result v128 f64 f32 i64 i32)))
              (func (export "same") (param i32 i64 f32 f64 v128) (result v128 f64 f32 i64 i32)
                (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0))
              (func (export "run") (result i32) (local i32 i64 f32 f64 v128)
                (call $twist (i32.const 1) (i64.const 20) (f32.const 300) (f64.const 4000) (v128.const i32x4 0 0 50000 0))
                (local.set 0) (local.set 1) (local.set 2) (local.set 3) (local.set 4)
                (local.get 0)
                (i32.add (i32.wrap_i64 (local.get 1)))
                (i32.add (i32.trunc_f32_s (local.get 2)))
                (i32.add (i32.trunc_f64_s (local.get 3)))
                (i32.add (i32x4.extract_lane 2 (local.get 4)))))
            """,
            ("lib", """
            (module
              (import "main" "same" (func $same (param i32 i64 f32 f64 v128) (result v128 f64 f32 i64 i32)))
              (func (export "twist") (param i32 i64 f32 f64 v128) (result v128 f64 f32 i64 i32)
                (call $same (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))))
            """));

        Assert.Equal(54_321, Result(plugin, "run"));
    }

    [Fact]
    public void Recursion_without_end_ends_with_the_stack_and_the_plugin_goes_on()
    {
        Plugin plugin = LoadModules(Even, ("odd", Odd));

        for (int i = 0; i < 3; i++)
        {
            // The numbers run through all of 32 bits.
            Assert.Equal(TrapCode.StackOverflow, Fails<PluginTrapException>(() => plugin.Call("for_ever")).TrapCode);
            Assert.Equal(1, Result(plugin, "run_10"));
        }
    }

    [Fact]
    public void A_trap_behind_a_circle_keeps_its_code_and_its_frames()
    {
        Plugin plugin = LoadModules(
            """(module (import "lib" "go" (func $go)) (func $crash (export "crash") unreachable) (func $run (export "run") (call $go)))""",
            ("lib", """(module (import "main" "crash" (func $crash)) (func $go (export "go") (call $crash)))"""));

        var exception = Fails<PluginTrapException>(() => plugin.Call("run"));

        Assert.Equal(TrapCode.Unreachable, exception.TrapCode);
        Assert.Equal(["main!crash", "circle!main::crash", "lib!go", "main!run"], exception.WasmTrace.Select(static frame => $"{frame.ModuleName}!{frame.FunctionName}"));
    }

    [Fact]
    public void A_host_function_that_throws_behind_a_circle_is_told_as_it_is()
    {
        var thrown = new InvalidOperationException("no");
        Plugin plugin = LoadSource(
            Source(
                """(module (import "lib" "go" (func $go)) (import "test" "throw" (func $throw)) (func (export "crash") (call $throw)) (func (export "run") (call $go)))""",
                ("lib", """(module (import "main" "crash" (func $crash)) (func (export "go") (call $crash)))""")),
            options => options.HostFunctions.Add(new HostFunction("test", "throw", [], null, _ => throw thrown)));

        Assert.Same(thrown, Fails<HostFunctionException>(() => plugin.Call("run")).InnerException);
    }

    [Fact]
    public void A_timeout_ends_a_circle()
    {
        Plugin plugin = Patiently(() => LoadSource(
            Source(
                """(module (import "lib" "go" (func $go)) (func (export "idle")) (func (export "run") (call $go)))""",
                ("lib", """(module (import "main" "idle" (func $idle)) (func (export "go") (loop $again (call $idle) (br $again))))""")),
            options => options.Timeout = TimeSpan.FromMilliseconds(20)));

        Fails<PluginTimeoutException>(() => plugin.Call("run"));
    }

    [Fact]
    public void A_library_can_use_the_memory_of_a_module_that_calls_it()
    {
        Plugin plugin = LoadModules(
            """
            (module
              (import "lib" "sum" (func $sum (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 16) "\01\02\03")
              (func (export "run") (result i32) (call $sum (i32.const 16) (i32.const 3))))
            """,
            ("lib", """
            (module
              (import "main" "memory" (memory 1))
              (func (export "sum") (param i32 i32) (result i32) (local i32)
                (loop $next
                  (local.set 2 (i32.add (local.get 2) (i32.load8_u (local.get 0))))
                  (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                  (br_if $next (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
                (local.get 2)))
            """));

        Assert.Equal(6, Result(plugin, "run"));
    }

    [Fact]
    public void A_start_function_that_calls_what_does_not_exist_yet_traps()
    {
        var exception = Fails<PluginTrapException>(() => LoadModules(
            """(module (import "lib" "go" (func $go)) (func (export "idle")))""",
            ("lib", """(module (import "main" "idle" (func $idle)) (func (export "go")) (start $idle))""")));

        Assert.Equal(TrapCode.IndirectCallToNull, exception.TrapCode);
        Assert.Equal("main::idle", exception.WasmTrace[0].FunctionName);
    }

    [Fact]
    public void Memories_globals_and_tables_in_a_circle_are_refused_with_all_of_it()
    {
        PluginLoadException exception = FailsToLink(
            """(module (import "a" "ram" (memory 1)) (func (export "run")))""",
            ("a", """(module (import "b" "count" (global i32)) (memory (export "ram") 1) (table (export "calls") 1 funcref) (func (export "more")))"""),
            ("b", """(module (import "a" "calls" (table 1 funcref)) (import "a" "more" (func)) (global (export "count") i32 (i32.const 1)))"""));

        Says(exception, "its modules 'a', 'b' need each other to exist first: 'a' imports the global 'b::count', 'b' imports the table 'a::calls'.");
        Assert.Equal(["b::count", "a::calls"], exception.MissingImports);
    }

    [Fact]
    public void References_in_a_circle_are_refused()
    {
        PluginLoadException exception = FailsToLink(
            """(module (import "lib" "go" (func (param funcref))) (func (export "idle")))""",
            ("lib", """(module (import "main" "idle" (func)) (func (export "go") (param funcref)))"""));

        Says(exception, "'lib', 'main' import from each other in a circle", "'lib::go' (ref) -> (), which 'main' imports, takes or returns a reference");
    }
}
