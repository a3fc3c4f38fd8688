namespace WebXtism.Tests.Modules;

/// <summary>Modules that do not fit together.</summary>
public sealed class ModuleErrorTests : ModuleTests
{
    private const string Library = """
        (module
          (func (export "encode") (param i64) (result i64) (local.get 0))
          (memory (export "ram") 1 2)
          (global (export "limit") i32 (i32.const 1))
          (global (export "count") (mut i64) (i64.const 1))
          (table (export "calls") 1 funcref))
        """;

    [Fact]
    public void An_export_that_is_missing_is_named_with_one_nearby()
    {
        PluginLoadException exception = FailsToLink("""(module (import "codec" "encod" (func (param i64) (result i64))))""", ("codec", Library));

        Assert.Equal(["codec::encod"], exception.MissingImports);
        Says(exception, "The module 'codec' has no export 'encod'; did you mean 'encode'? (Imported by the module 'main'.)");
    }

    [Fact]
    public void All_of_them_in_all_modules_are_named_at_once()
    {
        PluginLoadException exception = FailsToLink(
            """(module (import "codec" "lost" (func)) (import "codec" "rom" (memory 1)) (import "nobody" "x" (func)))""",
            ("codec", Library),
            ("other", """(module (import "codec" "limits" (global i32)) (import "main" "y" (func)))"""));

        Assert.Equal(["codec::lost", "codec::rom", "nobody::x", "codec::limits", "main::y"], exception.MissingImports);
        Says(exception,
            "The module 'codec' has no export 'lost'. (Imported by the module 'main'.)",
            "The module 'codec' has no export 'rom'; did you mean 'ram'?",
            "Nobody provides 'nobody::x' () -> (); add a host function",
            "The module 'codec' has no export 'limits'; did you mean 'limit'? (Imported by the module 'other'.)",
            "The module 'main' has no export 'y'.");
    }

    [Fact]
    public void A_module_whose_name_is_nearby_is_suggested() =>
        Says(FailsToLink("""(module (import "code" "encode" (func (param i64) (result i64))))""", ("codec", Library)), "Nobody provides 'code::encode' (i64) -> (i64); did you mean the module 'codec'?");

    [Fact]
    public void A_function_of_another_type_is_refused_with_both_types() =>
        Says(FailsToLink("""(module (import "codec" "encode" (func (param i32))))""", ("codec", Library)), "'codec::encode' is (i32) -> () in the module 'main' and (i64) -> (i64) in the module 'codec'.");

    [Fact]
    public void An_export_of_another_kind_is_refused_with_both_kinds() =>
        Says(FailsToLink("""(module (import "codec" "encode" (memory 1)))""", ("codec", Library)), "'codec::encode' is a memory in the module 'main' and a function in the module 'codec'.");

    [Theory]
    [InlineData("ram", "(memory 2)")]
    [InlineData("ram", "(memory 1 1)")]
    [InlineData("limit", "(global i64)")]
    [InlineData("limit", "(global (mut i32))")]
    [InlineData("count", "(global i64)")]
    [InlineData("calls", "(table 2 funcref)")]
    [InlineData("calls", "(table 1 externref)")]
    public void Memories_globals_and_tables_of_another_type_are_refused_with_both_modules(string name, string type)
    {
        PluginLoadException exception = FailsToLink($"""(module (import "codec" "{name}" {type}))""", ("codec", Library));

        Says(exception, $"no instance of it can be made: its module 'main' imports 'codec::{name}' as something else than it is: ");
        Assert.DoesNotContain("..", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_of_another_type_are_refused_with_both_modules()
    {
        PluginLoadException exception = FailsToLink(
            """(module (import "lib" "f" (func (param externref))))""", ("lib", """(module (func (export "f") (param funcref)))"""));

        Says(exception, "its module 'main' imports 'lib::f' as something else than it is: ");
    }

    [Fact]
    public void The_kernel_cannot_be_replaced_and_its_memory_not_be_imported()
    {
        Assert.Throws<ArgumentException>("name", () => Source("(module)", ("extism:host/env", "(module)")));
        Says(FailsToLink("""(module (import "extism:host/env" "memory" (memory 1)))""", ("lib", "(module)")), "The memory 'extism:host/env::memory' cannot be imported");
    }

    [Fact]
    public void Names_are_checked_at_once()
    {
        PluginSource source = PluginSource.File("a.wasm");

        Assert.Throws<ArgumentException>("name", () => source.WithModule("main", source));
        Assert.Throws<ArgumentException>("name", () => source.WithModule("", source));
        Assert.Throws<ArgumentNullException>("module", () => source.WithModule("a", null!));
        Assert.Throws<ArgumentException>("module", () => source.WithModule("a", source.WithModule("b", source)));
        Assert.Throws<ArgumentException>("module", () => source.WithModule("a", PluginSource.ManifestFile("a.json")));
    }

    [Fact]
    public void Two_modules_of_a_name_are_refused()
    {
        PluginLoadException exception = FailsToLoad(Source("(module)", ("lib", "(module)"), ("lib", "(module)")));

        Assert.Equal(PluginLoadFailure.Options, exception.Failure);
        Says(exception, "it has two modules of the name 'lib'.");
    }

    [Fact]
    public void A_module_that_is_none_is_named()
    {
        PluginSource source = Source("(module)");

        PluginLoadException exception = FailsToLoad(source.WithModule("lib", PluginSource.Bytes("(module)"u8.ToArray())));
        Assert.Equal(PluginLoadFailure.NotWebAssembly, exception.Failure);
        Says(exception, "in its module 'lib': it is WebAssembly text");

        exception = FailsToLoad(source.WithModule("lib", PluginSource.File("no-such-file.wasm")));
        Assert.Equal(PluginLoadFailure.Unreadable, exception.Failure);
        Says(exception, "in its module 'lib': there is no file");

        exception = FailsToLoad(PluginSource.Bytes(ReadOnlyMemory<byte>.Empty, "guest").WithModule("lib", PluginSource.Bytes(Guest.OfText("(module)"))));
        Says(exception, "in its module 'main': it is empty");
    }

    [Fact]
    public void A_module_that_is_truncated_anywhere_is_refused()
    {
        byte[] wasm = Guest.OfText("""(module (memory 1) (func (export "f")) (data (i32.const 0) "abcdefghijklmnopqrstuvwxyz"))""");
        for (int length = wasm.Length - 1; length > wasm.Length - 30; length--)
        {
            PluginLoadException exception = FailsToLoad(Source("(module)").WithModule("lib", PluginSource.Bytes(wasm.AsMemory(0, length))));
            Assert.Equal(PluginLoadFailure.InvalidModule, exception.Failure);
            Says(exception, "in its module 'lib': its module is invalid or truncated");
        }
    }

    [Fact]
    public void A_module_whose_data_do_not_fit_is_named()
    {
        PluginLoadException exception = FailsToLoad(Source("(module)", ("lib", """(module (memory 1) (data (i32.const 70000) "x"))""")));

        Assert.Equal(PluginLoadFailure.Initialization, exception.Failure);
        Says(exception, "no instance of it can be made: in its module 'lib': ", "out of bounds");
    }

    [Fact]
    public void Wasi_must_be_allowed_for_libraries_too() =>
        Says(FailsToLink("(module)", ("lib", """(module (import "wasi_snapshot_preview1" "sched_yield" (func (result i32))))""")), "It needs WASI (sched_yield); set PluginOptions.Wasi if it may have it.");
}
