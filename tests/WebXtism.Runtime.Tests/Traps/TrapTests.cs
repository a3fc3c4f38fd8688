namespace WebXtism.Tests.Traps;

public sealed class TrapTests : GuestTests
{
    [Theory]
    [InlineData("crash", TrapCode.Unreachable, "it executed 'unreachable', as a panic or abort does")]
    [InlineData("out_of_bounds", TrapCode.MemoryOutOfBounds, "it accessed memory out of bounds")]
    [InlineData("divide", TrapCode.IntegerDivisionByZero, "it divided an integer by zero")]
    [InlineData("overflow", TrapCode.IntegerOverflow, "an integer operation overflowed")]
    [InlineData("convert", TrapCode.BadConversionToInteger, "it converted a number to an integer that cannot hold it")]
    [InlineData("table", TrapCode.TableOutOfBounds, "it accessed a table out of bounds")]
    [InlineData("empty_slot", TrapCode.IndirectCallToNull, "it called an empty table slot")]
    [InlineData("bad_signature", TrapCode.BadSignature, "it called a function pointer of another type")]
    [InlineData("recurse", TrapCode.StackOverflow, "its stack is exhausted, as by recursion without end")]
    public void A_trap_is_named_and_the_plugin_goes_on(string export, TrapCode code, string reason)
    {
        Plugin plugin = Load();

        for (int i = 0; i < 3; i++)
        {
            var exception = Fails<PluginTrapException>(() => plugin.Call(export));

            Assert.Equal(("guest", export, code, -1, null), (exception.PluginName, exception.Export, exception.TrapCode, exception.ExitCode, exception.ErrorText));
            Says(exception, $"'{export}' of 'guest' trapped: {reason} (in ");
            Assert.Null(exception.InnerException);
            plugin.Call("fine");
        }
    }

    [Fact]
    public void The_trace_names_the_functions_innermost_first()
    {
        Plugin plugin = Load();

        var exception = Fails<PluginTrapException>(() => plugin.Call("nested"));

        Assert.Equal(["inner", "middle", "outer"], exception.WasmTrace.Select(frame => frame.FunctionName));
        Assert.All(exception.WasmTrace, frame => Assert.Equal("traps", frame.ModuleName));
        Assert.All(exception.WasmTrace, frame => Assert.True(frame.ModuleOffset > 0));
        // Three imports and five functions come before.
        uint inner = exception.WasmTrace[0].FunctionIndex;
        Assert.Equal([inner, inner + 1, inner + 2], exception.WasmTrace.Select(frame => frame.FunctionIndex));
        Assert.EndsWith("(in inner).", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("traps!inner (0x", exception.WasmTrace[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_names_a_frame_has_its_index()
    {
        Plugin plugin = LoadText("""(module (func unreachable) (func (export "run") (call 0)))""");

        var exception = Fails<PluginTrapException>(() => plugin.Call("run"));

        Assert.Equal([0u, 1u], exception.WasmTrace.Select(frame => frame.FunctionIndex));
        Assert.All(exception.WasmTrace, frame => Assert.Null(frame.FunctionName));
        Assert.StartsWith("wasm-function[0] (0x", exception.WasmTrace[0].ToString(), StringComparison.Ordinal);
        Says(exception, "(in wasm-function[0]).");
    }

    [Fact]
    public void The_trace_of_a_recursion_without_end_is_cut()
    {
        Plugin plugin = Load();

        var exception = Fails<PluginTrapException>(() => plugin.Call("recurse"));

        Assert.InRange(exception.WasmTrace.Count, 10, 64);
    }

    [Fact]
    public void What_the_plugin_said_before_it_trapped_is_told()
    {
        Plugin plugin = Load();

        var exception = Fails<PluginTrapException>(() => plugin.Call("error_then_crash"));

        Assert.Equal("no", exception.ErrorText);
        Says(exception, "trapped: it executed 'unreachable', as a panic or abort does; the plugin said: no (in ");
    }

    [Fact]
    public void An_error_text_of_an_earlier_call_is_not_told()
    {
        Plugin plugin = Load(options => options.KeepAfterTrap = true);
        Assert.Throws<PluginTrapException>(() => plugin.Call("error_then_crash"));

        Assert.Null(Assert.Throws<PluginTrapException>(() => plugin.Call("crash")).ErrorText);
        plugin.Call("fine");
    }

    [Fact]
    public void A_wasm_exception_that_nobody_catches_is_a_failure_of_the_call()
    {
        Plugin plugin = LoadText("""(module (tag $e) (func (export "throw") (throw $e)) (func (export "fine")))""");

        var exception = Fails<PluginTrapException>(() => plugin.Call("throw"));

        Assert.Equal(TrapCode.Other, exception.TrapCode);
        plugin.Call("fine");
    }

    [Fact]
    public void Traps_on_many_threads_at_once_are_all_told()
    {
        using CompiledPlugin compiled = Compile();
        var threads = Enumerable.Range(0, 8).Select(_ => OtherThread.Start(() =>
        {
            using Plugin plugin = compiled.Instantiate();
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(TrapCode.StackOverflow, Assert.Throws<PluginTrapException>(() => plugin.Call("recurse")).TrapCode);
                Assert.Equal(TrapCode.MemoryOutOfBounds, Assert.Throws<PluginTrapException>(() => plugin.Call("out_of_bounds")).TrapCode);
            }
        })).ToArray();

        Assert.All(threads, thread => thread.Join());
    }
}
