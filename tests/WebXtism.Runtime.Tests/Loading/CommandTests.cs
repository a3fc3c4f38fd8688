using WebXtism.Engine;

namespace WebXtism.Tests.Loading;

/// <summary>Programs: modules whose main function is called like an export, and that end themselves.</summary>
public sealed class CommandTests : GuestTests
{
    private int _code;

    // "_start" and "run" end with the code that the host gives, or return when that is -1. "count" tells how often it was called.
    private const string Program = """
        (module
          (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
          (import "test" "code" (func $code (result i32)))
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (memory (export "memory") 1)
          (global $count (mut i32) (i32.const 0))
          (func $text (param $first i32) (result i64)
            (local $block i64)
            (local.set $block (call $alloc (i64.const 2)))
            (call $store_u8 (local.get $block) (local.get $first))
            (call $store_u8 (i64.add (local.get $block) (i64.const 1)) (i32.const 33))
            (local.get $block))
          (func $end
            (global.set $count (i32.add (global.get $count) (i32.const 1)))
            (call $output_set (call $text (i32.add (i32.const 48) (global.get $count))) (i64.const 2))
            (if (i32.ne (call $code) (i32.const -1)) (then (call $exit (call $code)))))
          (func (export "_start") (call $end))
          (func (export "run") (call $end))
          (func (export "run_with_error") (call $error_set (call $text (i32.const 69))) (call $end)))
        """;

    private Plugin LoadProgram(Action<PluginOptions>? configure = null) => LoadText(Program, options =>
    {
        options.Wasi = new();
        options.HostFunctions.Add(new HostFunction("test", "code", [], ValueKind.I32, call => call.SetInt32(_code)));
        configure?.Invoke(options);
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_program_that_returns_or_ends_with_zero_succeeded_and_its_output_counts(int code)
    {
        _code = code;

        Assert.Equal("1!", LoadProgram().CallText("_start"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(255)]
    [InlineData(int.MaxValue)]
    [InlineData(-5)]
    public void A_program_that_ends_with_another_code_failed_with_it(int code)
    {
        _code = code;
        Plugin plugin = LoadProgram();

        var exception = Fails<PluginCallException>(() => plugin.Call("_start"));

        Assert.Equal((code, "_start", "guest", null), (exception.ExitCode, exception.Export, exception.PluginName, exception.ErrorText));
        Assert.Equal($"'_start' of 'guest' ended itself with exit code {code}.", exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_run_of_a_program_is_a_fresh_instance(bool keepAfterTrap)
    {
        _code = -1;
        Plugin plugin = LoadProgram(options => options.KeepAfterTrap = keepAfterTrap);

        Assert.Equal("1!", plugin.CallText("_start"));
        Assert.Equal("1!", plugin.CallText("_start"));
        Assert.Equal("1!", plugin.CallText("run"));
        Assert.Equal("2!", plugin.CallText("run"));
        Assert.Equal("3!", plugin.CallText("_start"));
        Assert.Equal("1!", plugin.CallText("run"));
    }

    [Fact]
    public void Ending_oneself_in_an_export_is_answered_like_in_a_program()
    {
        _code = 0;
        Plugin plugin = LoadProgram();
        Assert.Equal("1!", plugin.CallText("run"));

        _code = 7;
        Assert.Equal(7, Fails<PluginCallException>(() => plugin.Call("run")).ExitCode);
        _code = -1;
        Assert.Equal("1!", plugin.CallText("run"));
    }

    [Fact]
    public void An_error_text_counts_more_than_the_exit_code_zero()
    {
        _code = 0;
        Plugin plugin = LoadProgram();

        var exception = Fails<PluginCallException>(() => plugin.Call("run_with_error"));

        Assert.Equal((0, "E!"), (exception.ExitCode, exception.ErrorText));
        Assert.Equal("'run_with_error' of 'guest' reported an error: E!", exception.Message);
    }

    [Fact]
    public void An_error_text_and_an_exit_code_are_both_told()
    {
        _code = 9;
        Plugin plugin = LoadProgram();

        var exception = Fails<PluginCallException>(() => plugin.Call("run_with_error"));

        Assert.Equal((9, "E!"), (exception.ExitCode, exception.ErrorText));
    }
}
