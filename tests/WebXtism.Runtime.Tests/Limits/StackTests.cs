namespace WebXtism.Tests.Limits;

/// <summary>A guest that overran the stack of its thread would end the process, so there must be room before it starts.</summary>
public sealed class StackTests : GuestTests
{
    private const int SmallStack = 128 * 1024;

    // Enough for some levels beyond the 704 KiB that a guest wants to have.
    private const int Nesting = 1024 * 1024;

    private const string Caller = """
        (module
          (import "test" "deeper" (func $deeper))
          (func (export "fine"))
          (func $recurse (export "recurse") (call $recurse))
          (func (export "deeper") (call $deeper)))
        """;

    // The stack shall be what ends it.
    private static PluginOptions AnyDepth(PluginOptions options)
    {
        options.MaxCallDepth = int.MaxValue;
        return options;
    }

    [Fact]
    public void A_call_on_a_thread_with_a_small_stack_is_refused()
    {
        Plugin plugin = LoadText(Guest.Echo);

        var exception = Fails<PluginLimitException>(() => OtherThread.Run(() => plugin.Call("echo"), SmallStack));

        Assert.Equal((PluginLimit.Stack, "guest", "echo"), (exception.Limit, exception.PluginName, exception.Export));
        Says(exception, "The calling thread has too little stack left for 'echo' of 'guest'.", "the thread was made with a small stack");
        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void A_refused_call_ran_nothing_and_keeps_the_instance()
    {
        Plugin plugin = LoadText("""
            (module
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (global $count (mut i64) (i64.const 0))
              (func (export "count")
                (global.set $count (i64.add (global.get $count) (i64.const 1)))
                (call $output_set (call $alloc (global.get $count)) (global.get $count))))
            """);
        Assert.Single(plugin.Call("count"));
        Assert.Throws<PluginLimitException>(() => OtherThread.Run(() => plugin.Call("count"), SmallStack));

        Assert.Equal(2, plugin.Call("count").Length);
    }

    [Fact]
    public void An_instance_is_not_made_on_a_thread_with_a_small_stack()
    {
        using CompiledPlugin compiled = CompileText("(module (func $main) (start $main) (func (export \"run\")))");

        var exception = Fails<PluginLimitException>(() => OtherThread.Run(() => compiled.Instantiate(), SmallStack));

        Assert.Equal(PluginLimit.Stack, exception.Limit);
        Says(exception, "the initialisation of 'guest'");
        compiled.Instantiate().Call("run");
    }

    [Fact]
    public void Recursion_without_end_is_a_trap_also_on_a_thread_with_a_just_sufficient_stack()
    {
        Plugin plugin = LoadText(Caller, options => options.HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ => { })));

        OtherThread.Run(
            () => Assert.Equal(TrapCode.StackOverflow, Assert.Throws<PluginTrapException>(() => plugin.Call("recurse")).TrapCode),
            1024 * 1024);
    }

    [Fact]
    public void Plugins_and_host_functions_that_call_each_other_without_end_are_stopped_before_the_stack_is_full()
    {
        CompiledPlugin? compiled = null;
        int depth = 0;
        using (compiled = CompileText(Caller, options => AnyDepth(options).HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ =>
        {
            depth++;
            using Plugin next = compiled!.Instantiate();
            next.Call("deeper");
        }))))
        {
            Plugin first = compiled.Instantiate();

            var exception = Fails<PluginLimitException>(() => OtherThread.Run(() => first.Call("deeper"), Nesting));

            Assert.Equal(PluginLimit.Stack, exception.Limit);
            Says(exception, "Plugins and host functions call each other too deeply");
            Assert.True(depth > 3, $"{depth}");
            first.Call("fine");
        }
    }

    [Fact]
    public void Deep_in_such_calls_a_guest_may_still_recurse_to_its_own_limit()
    {
        // The innermost guest that is let in uses up all of its own stack: there must be enough below it.
        CompiledPlugin? compiled = null;
        int recursions = 0;
        using (compiled = CompileText(Caller, options => AnyDepth(options).HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ =>
        {
            using Plugin next = compiled!.Instantiate();
            Assert.Equal(TrapCode.StackOverflow, Assert.Throws<PluginTrapException>(() => next.Call("recurse")).TrapCode);
            recursions++;
            next.Call("deeper");
        }))))
        {
            Plugin first = compiled.Instantiate();
            Exception? exception = Record.Exception(() => OtherThread.Run(() => first.Call("deeper"), Nesting));

            // Refused by the runtime, or noticed by the assertion that something else than the trap came.
            Assert.True(exception is PluginLimitException or HostFunctionException, $"{exception}");
            Assert.Contains(nameof(PluginLimitException), exception.ToString(), StringComparison.Ordinal);
            Assert.True(recursions > 3, $"{recursions}");
            first.Call("fine");
        }
    }
}
