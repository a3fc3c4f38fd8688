using System.Globalization;

namespace WebXtism.Tests.Affinity;

/// <summary>An instance runs one call at a time, on any thread.</summary>
public sealed class ExclusiveTests : AffinityTests
{
    [Fact]
    public void A_second_thread_is_refused_and_the_first_goes_on()
    {
        Plugin plugin = LoadWith();
        OtherThread.Running first = OtherThread.Start(() => plugin.Call("hold"));
        Inside.Await();

        var exception = Fails<PluginAffinityException>(() => plugin.Call("echo"));

        Assert.Equal(("guest", first.ThreadId, Environment.CurrentManagedThreadId), (exception.PluginName, exception.OwnerThreadId, exception.CurrentThreadId));
        Assert.Equal(
            $"The plugin 'guest' was called on thread {Environment.CurrentManagedThreadId} while thread {first.ThreadId} runs a call in it. An instance runs one call at a time; load one instance per thread.",
            exception.Message);
        Release.Set();
        first.Join();
        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void A_refused_call_leaves_the_payload_of_the_running_one_alone()
    {
        Plugin plugin = LoadText("""
            (module
              (import "test" "hold" (func $hold))
              (import "extism:host/env" "input_offset" (func $offset (result i64)))
              (import "extism:host/env" "input_length" (func $length (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (func (export "echo") (call $hold) (call $output_set (call $offset) (call $length))))
            """, Configure);
        string? output = null;
        OtherThread.Running first = OtherThread.Start(() => output = plugin.CallText("echo", "mine"));
        Inside.Await();
        Assert.Throws<PluginAffinityException>(() => plugin.CallText("echo", "not mine"));
        Release.Set();
        first.Join();

        Assert.Equal("mine", output);
    }

    [Fact]
    public void A_call_inside_a_call_is_refused_and_the_outer_one_can_go_on()
    {
        Plugin? plugin = null;
        PluginAffinityException? inner = null;
        Hold = () => inner = Assert.Throws<PluginAffinityException>(() => plugin!.Call("echo"));
        plugin = LoadWith();
        plugin.Call("hold");

        Assert.Equal((Environment.CurrentManagedThreadId, Environment.CurrentManagedThreadId), (inner!.OwnerThreadId, inner.CurrentThreadId));
        Says(inner, "from inside a call of the same instance. A plugin cannot be re-entered; use a second instance.");
        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void A_call_inside_a_call_that_the_host_function_does_not_catch_is_its_failure()
    {
        Plugin? plugin = null;
        Hold = () => plugin!.Call("echo");
        plugin = LoadWith();

        var exception = Fails<HostFunctionException>(() => plugin.Call("hold"));

        Assert.IsType<PluginAffinityException>(exception.InnerException);
        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void A_second_instance_can_be_called_from_inside_a_call()
    {
        using CompiledPlugin compiled = Compile(Configure);
        Plugin outer = compiled.Instantiate();
        Plugin inner = compiled.Instantiate();
        string? output = null;
        Hold = () => output = inner.CallText("echo", "inner");
        outer.Call("hold");

        Assert.Equal("inner", output);
    }

    [Fact]
    public void Disposing_during_a_call_is_refused_and_the_call_goes_on()
    {
        Plugin plugin = LoadWith();
        OtherThread.Running first = OtherThread.Start(() => plugin.Call("hold"));
        Inside.Await();

        var exception = Fails<PluginAffinityException>(plugin.Dispose);

        Assert.Equal($"The plugin 'guest' cannot be disposed while thread {first.ThreadId} runs a call in it. Wait for the call, or cancel it first.", exception.Message);
        Release.Set();
        first.Join();
        Assert.Equal("on", plugin.CallText("echo", "on"));
        plugin.Dispose();
        Assert.True(IsFreed);
    }

    [Fact]
    public void Disposing_from_inside_a_call_is_refused()
    {
        Plugin? plugin = null;
        Hold = () => Assert.Throws<PluginAffinityException>(() => plugin!.Dispose());
        plugin = LoadWith();
        plugin.Call("hold");

        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void When_the_host_is_disposed_during_a_call_the_call_finishes_and_frees_the_instance()
    {
        Plugin plugin = LoadText("""
            (module
              (import "test" "hold" (func $hold))
              (import "extism:host/env" "input_offset" (func $offset (result i64)))
              (import "extism:host/env" "input_length" (func $length (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (func (export "echo") (call $hold) (call $output_set (call $offset) (call $length))))
            """, Configure);
        string? output = null;
        OtherThread.Running running = OtherThread.Start(() => output = plugin.CallText("echo", "finished"));
        Inside.Await();
        Host.Dispose();
        Assert.False(IsFreed);
        Release.Set();
        running.Join();

        Assert.Equal("finished", output);
        Assert.True(IsFreed);
        Assert.Throws<ObjectDisposedException>(() => plugin.Call("echo"));
    }

    [Fact]
    public void When_the_host_is_disposed_from_inside_a_call_the_call_finishes()
    {
        Plugin plugin = LoadWith();
        Hold = Host.Dispose;
        plugin.Call("hold");

        Assert.True(IsFreed);
        Assert.Throws<ObjectDisposedException>(() => plugin.Call("echo"));
    }

    [Fact]
    public void An_instance_may_move_between_threads()
    {
        Plugin plugin = LoadWith();

        for (int i = 0; i < 20; i++)
        {
            string text = i.ToString(CultureInfo.InvariantCulture);
            OtherThread.Run(() => Assert.Equal(text, plugin.CallText("echo", text)));
        }
    }

    [Fact]
    public void Instances_on_many_threads_do_not_meet()
    {
        using CompiledPlugin compiled = Compile(Configure);
        OtherThread.Running[] threads = [.. Enumerable.Range(0, 64).Select(thread => OtherThread.Start(() =>
        {
            using Plugin plugin = compiled.Instantiate();
            for (int i = 0; i < 100; i++)
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"{thread}:{new string('x', i * 30)}");
                Assert.Equal(text, plugin.CallText("echo", text));
            }
        }))];

        Assert.All(threads, thread => thread.Join());
    }

    [Fact]
    public void Threads_that_fight_for_one_instance_get_a_result_or_the_refusal_and_nothing_else()
    {
        Plugin plugin = LoadWith();
        int served = 0;
        OtherThread.Running[] threads = [.. Enumerable.Range(0, 8).Select(thread => OtherThread.Start(() =>
        {
            string text = thread.ToString(CultureInfo.InvariantCulture);
            for (int i = 0; i < 500; i++)
            {
                try
                {
                    Assert.Equal(text, plugin.CallText("echo", text));
                    Interlocked.Increment(ref served);
                }
                catch (PluginAffinityException)
                {
                    Thread.Yield();
                }
            }
        }))];

        Assert.All(threads, thread => thread.Join());
        Assert.True(served > 0);
    }
}
