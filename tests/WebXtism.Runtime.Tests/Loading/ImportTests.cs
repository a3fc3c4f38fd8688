using WebXtism.Engine;

namespace WebXtism.Tests.Loading;

/// <summary>A module that imports what nobody provides, or something else than is provided.</summary>
public sealed class ImportTests : GuestTests
{
    private static readonly HostFunction s_add = new("extism:host/user", "add", [ValueKind.I32, ValueKind.I32], ValueKind.I32, call => call.SetInt32(call.GetInt32(0) + call.GetInt32(1)));

    private PluginLoadException FailsToLink(string imports, Action<PluginOptions>? configure = null)
    {
        PluginLoadException exception = FailsToLoad(Guest.OfText($"(module {imports})"), configure);
        Assert.Equal(PluginLoadFailure.Imports, exception.Failure);
        Says(exception, "it imports what nobody provides.");
        return exception;
    }

    [Fact]
    public void An_import_that_nobody_provides_is_named_with_the_remedy()
    {
        PluginLoadException exception = FailsToLink("""(import "extism:host/user" "save" (func (param i64 i64) (result i64)))""");

        Assert.Equal(["extism:host/user::save"], exception.MissingImports);
        Says(exception, "Nobody provides 'extism:host/user::save' (i64, i64) -> (i64); add a host function of this name and namespace to PluginOptions.HostFunctions.");
    }

    [Fact]
    public void All_such_imports_are_named_at_once()
    {
        PluginLoadException exception = FailsToLink("""
            (import "extism:host/user" "first" (func))
            (import "other" "second" (func (param i32)))
            (import "extism:host/env" "alloc" (func (param i64) (result i64)))
            (import "extism:host/env" "third" (func (result f64)))
            """);

        Assert.Equal(["extism:host/user::first", "other::second", "extism:host/env::third"], exception.MissingImports);
        Says(exception, "'extism:host/user::first' () -> ()", "'other::second' (i32) -> ()", "'extism:host/env::third' () -> (f64)");
    }

    [Fact]
    public void A_name_nearby_is_suggested()
    {
        PluginLoadException exception = FailsToLink(
            """(import "extism:host/user" "ad" (func (param i32 i32) (result i32)))""", options => options.HostFunctions.Add(s_add));

        Says(exception, "Nobody provides 'extism:host/user::ad' (i32, i32) -> (i32); did you mean 'add'?");
    }

    [Fact]
    public void A_name_nearby_in_the_host_environment_is_suggested()
    {
        PluginLoadException exception = FailsToLink("""(import "extism:host/env" "lenght" (func (param i64) (result i64)))""");

        Says(exception, "did you mean 'length'?");
    }

    [Fact]
    public void A_function_of_the_same_name_in_another_namespace_is_pointed_out()
    {
        PluginLoadException exception = FailsToLink(
            """(import "env" "add" (func (param i32 i32) (result i32)))""", options => options.HostFunctions.Add(s_add));

        Assert.Equal(["env::add"], exception.MissingImports);
        Says(exception, "the host function of that name is in the namespace 'extism:host/user'.");
    }

    [Theory]
    [InlineData("(func (param i32) (result i32))", "(i32) -> (i32)")]
    [InlineData("(func (param i64 i32) (result i32))", "(i64, i32) -> (i32)")]
    [InlineData("(func (param i32 i32))", "(i32, i32) -> ()")]
    [InlineData("(func (param i32 i32) (result i64))", "(i32, i32) -> (i64)")]
    [InlineData("(func (param v128) (result v128))", "(v128) -> (v128)")]
    [InlineData("(func (param anyref exnref) (result (ref func)))", "(ref, ref) -> (ref)")]
    [InlineData("(func (param i32 i32) (result i32 i32))", "(i32, i32) -> (i32, i32)")]
    public void An_import_of_another_type_than_the_host_function_is_refused_with_both_types(string type, string shown)
    {
        PluginLoadException exception = FailsToLink($"""(import "extism:host/user" "add" {type})""", options => options.HostFunctions.Add(s_add));

        Assert.Equal(["extism:host/user::add"], exception.MissingImports);
        Says(exception, $"'extism:host/user::add' is {shown} in the module and (i32, i32) -> (i32) in the host; change one of them.");
    }

    [Theory]
    [InlineData("alloc", "(func (param i32) (result i32))", "(i32) -> (i32) in the module and (i64) -> (i64) in the host")]
    [InlineData("var_get", "(func (param i64))", "(i64) -> () in the module and (i64) -> (i64) in the host")]
    public void An_import_of_another_type_than_the_kernel_or_the_environment_is_refused(string name, string type, string reason)
    {
        PluginLoadException exception = FailsToLink($"""(import "extism:host/env" "{name}" {type})""");

        Says(exception, $"'extism:host/env::{name}' is {reason}");
    }

    [Theory]
    [InlineData("extism:host/env", "memory", "(memory 1)", "memory")]
    [InlineData("env", "memory", "(memory 1)", "memory")]
    [InlineData("env", "__stack_pointer", "(global (mut i32))", "global")]
    [InlineData("env", "table", "(table 1 funcref)", "table")]
    [InlineData("env", "vector", "(global v128)", "global")]
    public void Only_functions_can_be_imported(string module, string name, string type, string kind)
    {
        PluginLoadException exception = FailsToLink($"""(import "{module}" "{name}" {type})""");

        Assert.Equal([$"{module}::{name}"], exception.MissingImports);
        Says(exception, $"The {kind} '{module}::{name}' cannot be imported: the host provides functions only, and no module of the plugin provides it.");
    }

    [Fact]
    public void Wasi_is_refused_unless_it_is_allowed()
    {
        const string Imports = """
            (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
            (import "wasi_snapshot_preview1" "random_get" (func (param i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
            (memory (export "memory") 1)
            """;
        PluginLoadException exception = FailsToLink(Imports);

        Assert.Equal(4, exception.MissingImports.Count);
        Says(exception, "It needs WASI (fd_write, proc_exit, random_get, …); set PluginOptions.Wasi if it may have it.");
        LoadText($"(module {Imports})", options => options.Wasi = new());
    }

    [Fact]
    public void A_wasi_function_that_does_not_exist_is_refused_also_when_wasi_is_allowed()
    {
        PluginLoadException exception = FailsToLoad(
            Guest.OfText("""(module (import "wasi_snapshot_preview1" "fd_levitate" (func)))"""), options => options.Wasi = new());

        Says(exception, "fd_levitate");
    }

    [Fact]
    public void A_wasi_function_of_another_type_is_refused()
    {
        PluginLoadException exception = FailsToLoad(
            Guest.OfText("""(module (import "wasi_snapshot_preview1" "sched_yield" (func (param i64))))"""), options => options.Wasi = new());

        Assert.NotEqual(PluginLoadFailure.Other, exception.Failure);
    }

    [Fact]
    public void The_application_cannot_replace_the_kernel()
    {
        using Plugin plugin = LoadText(
            """
            (module
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (func (export "run") (call $output_set (call $alloc (i64.const 3)) (i64.const 3))))
            """,
            options => options.HostFunctions.Add(new HostFunction("extism:host/env", "alloc", [ValueKind.I64], ValueKind.I64, call => call.SetInt64(0))));

        Assert.Equal([0, 0, 0], plugin.Call("run"));
    }

    [Fact]
    public void The_application_can_replace_a_wasi_function_and_needs_not_allow_wasi_for_it()
    {
        int asked = 0;
        using Plugin plugin = LoadText(
            """
            (module
              (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
              (func (export "run") (result i32) (call $yield)))
            """,
            options => options.HostFunctions.Add(new HostFunction("wasi_snapshot_preview1", "sched_yield", [], ValueKind.I32, call =>
            {
                asked++;
                call.SetInt32(0);
            })));
        plugin.Call("run");

        Assert.Equal(1, asked);
    }

    [Fact]
    public void The_same_function_can_be_imported_more_than_once()
    {
        using Plugin plugin = LoadText(
            """
            (module
              (import "extism:host/user" "add" (func $a (param i32 i32) (result i32)))
              (import "extism:host/user" "add" (func $b (param i32 i32) (result i32)))
              (func (export "run") (result i32) (i32.sub (call $a (i32.const 1) (i32.const 2)) (call $b (i32.const 2) (i32.const 1)))))
            """,
            options => options.HostFunctions.Add(s_add));

        plugin.Call("run");
    }

    [Fact]
    public void Functions_added_after_the_load_have_no_effect()
    {
        PluginOptions? kept = null;
        using CompiledPlugin compiled = CompileText("(module (func (export \"run\")))", options => kept = options);
        kept!.HostFunctions.Add(s_add);
        kept.Timeout = TimeSpan.FromTicks(1);

        compiled.Instantiate().Call("run");
    }
}
