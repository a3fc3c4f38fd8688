namespace WebXtism.Tests.Modules;

/// <summary>In which order modules are instantiated and prepared, and how often.</summary>
public sealed class ModuleInitializerTests : ModuleTests
{
    // Notes 10·n when it starts and 10·n + 1 when it is initialised.
    private static string Module(int number, string imports = "", string more = "") => $"""
        (module {Note} {imports}
          (func $start (call $note (i32.const {number}0)))
          (start $start)
          (func (export "_initialize") (call $note (i32.const {number}1)))
          (func (export "f"))
          {more})
        """;

    private const string Run = """(func (export "run") (call $note (i32.const 99))) (func (export "crash") unreachable)""";

    [Fact]
    public void Modules_come_by_name()
    {
        LoadModules(Module(3), ("z", Module(4)), ("a", Module(1)), ("b", Module(2)));

        Assert.Equal([10, 11, 20, 21, 30, 31, 40, 41], Notes);
    }

    [Fact]
    public void What_a_module_imports_from_is_ready_before_it_starts()
    {
        LoadModules(Module(4, """(import "z" "f" (func))"""), ("a", Module(3, """(import "z" "f" (func))""")), ("z", Module(2, """(import "unused" "f" (func))""")), ("unused", Module(1)));

        Assert.Equal([10, 11, 20, 21, 30, 31, 40, 41], Notes);
    }

    [Fact]
    public void A_module_that_imports_from_main_comes_after_it()
    {
        LoadModules(Module(1), ("a", Module(2, """(import "main" "f" (func))""")));

        Assert.Equal([10, 11, 20, 21], Notes);
    }

    [Fact]
    public void In_a_circle_all_start_before_any_is_initialised_and_main_is_last()
    {
        LoadModules(Module(2, """(import "z" "f" (func))"""), ("z", Module(3, """(import "main" "f" (func))""")), ("a", Module(1)));

        Assert.Equal([10, 11, 20, 30, 31, 21], Notes);
    }

    [Fact]
    public void Each_kind_of_initializer_runs_in_each_module()
    {
        LoadModules(
            $"""(module {Note} (func (export "__wasm_call_ctors") (call $note (i32.const 1))))""",
            ("haskell", $"""(module {Note} (func (export "hs_init") (param i32 i32) (call $note (i32.const 3))) (func (export "_initialize") (call $note (i32.const 2))) (func (export "__wasm_call_ctors") unreachable))"""),
            ("none", $"""(module {Note} (func (export "_initialize") (param i32) unreachable))"""));

        Assert.Equal([2, 3, 1], Notes);
    }

    [Fact]
    public void Modules_are_prepared_once_and_again_after_a_replacement()
    {
        Plugin plugin = LoadModules(Module(2, more: Run), ("a", Module(1)));
        plugin.Call("run");
        plugin.Call("run");
        Assert.Equal([10, 11, 20, 21, 99, 99], Notes);
        Notes.Clear();

        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        plugin.Call("run");

        Assert.Equal([10, 11, 20, 21, 99], Notes);
    }

    [Fact]
    public void A_command_is_instantiated_once_and_keeps_its_state()
    {
        Plugin plugin = LoadModules(
            """(module (import "lib" "count" (func $count (result i32))) (func (export "run") (result i32) (call $count)))""",
            ("lib", $"""
            (module {Note}
              (global $n (mut i32) (i32.const 0))
              (func (export "_start") (call $note (i32.const 1)))
              (func (export "count") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
            """));

        Assert.Equal([1, 2, 3], [Result(plugin, "run"), Result(plugin, "run"), Result(plugin, "run")]);
        Assert.Empty(Notes);
    }

    [Fact]
    public void A_command_can_export_more_than_functions_and_its_main_function_can_be_called()
    {
        Plugin plugin = LoadModules(
            """(module (import "lib" "g" (global i32)) (import "lib" "_start" (func $start)) (func (export "run") (result i32) (call $start) (global.get 0)))""",
            ("lib", $"""(module {Note} (global (export "g") i32 (i32.const 7)) (func (export "_start") (call $note (i32.const 1))))"""));

        Assert.Equal(7, Result(plugin, "run"));
        Assert.Equal([1], Notes);
    }

    [Fact]
    public void A_module_that_is_command_and_reactor_is_a_reactor()
    {
        LoadModules("(module)", ("lib", $"""(module {Note} (func (export "_initialize") (call $note (i32.const 2))) (func (export "_start") (call $note (i32.const 1))))"""));

        Assert.Equal([2], Notes);
    }

    [Fact]
    public void A_module_that_fails_to_initialise_is_named_in_the_trace()
    {
        var exception = Fails<PluginTrapException>(() => LoadModules("(module)", ("lib", """(module $other (func $bad (export "_initialize") unreachable))""")));

        Says(exception, "The initialisation of 'guest' trapped");
        Assert.Equal("lib!bad", $"{exception.WasmTrace[0].ModuleName}!{exception.WasmTrace[0].FunctionName}");
    }

    [Fact]
    public void What_a_start_function_says_before_it_fails_is_told()
    {
        var exception = Fails<PluginTrapException>(() => LoadText("""
            (module
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "store_u8" (func $store (param i64 i32)))
              (import "extism:host/env" "error_set" (func $error (param i64)))
              (func $start (local i64)
                (local.set 0 (call $alloc (i64.const 1)))
                (call $store (local.get 0) (i32.const 33))
                (call $error (local.get 0))
                unreachable)
              (start $start))
            """));

        Assert.Equal("!", exception.ErrorText);
    }
}
