namespace WebXtism.Tests.Affinity;

/// <summary>An instance that belongs to one thread.</summary>
public sealed class ThreadAffinityTests : AffinityTests
{
    [Fact]
    public void With_thread_affinity_only_the_thread_that_made_the_instance_may_call()
    {
        using CompiledPlugin compiled = Compile(options =>
        {
            Configure(options);
            options.Affinity = PluginAffinity.Thread;
        });
        Plugin plugin = compiled.Instantiate();
        int home = Environment.CurrentManagedThreadId;

        PluginAffinityException? exception = null;
        int other = 0;
        OtherThread.Run(() =>
        {
            other = Environment.CurrentManagedThreadId;
            exception = Assert.Throws<PluginAffinityException>(() => plugin.Call("echo"));
        });

        Assert.Equal((home, other, "guest"), (exception!.OwnerThreadId, exception.CurrentThreadId, exception.PluginName));
        Assert.Equal(
            $"The plugin 'guest' belongs to thread {home} (PluginAffinity.Thread), and thread {other} called it. Call it from its own thread, or load one instance per thread.",
            exception.Message);
        Assert.Equal("on", plugin.CallText("echo", "on"));
    }

    [Fact]
    public void After_an_asynchronous_load_the_first_caller_is_the_owner()
    {
        Plugin plugin = LoadWith(PluginAffinity.Thread);
        OtherThread.Run(() => Assert.Equal("mine", plugin.CallText("echo", "mine")));

        Assert.Throws<PluginAffinityException>(() => plugin.Call("echo"));
    }

    [Fact]
    public void With_thread_affinity_a_call_inside_a_call_is_refused_too()
    {
        Plugin? plugin = null;
        Hold = () => Assert.Throws<PluginAffinityException>(() => plugin!.Call("echo"));
        plugin = LoadWith(PluginAffinity.Thread);

        plugin.Call("hold");
    }

    [Fact]
    public async Task With_thread_affinity_asynchronous_calls_are_refused()
    {
        Plugin plugin = LoadWith(PluginAffinity.Thread);

        var exception = await Assert.ThrowsAsync<PluginAffinityException>(() => plugin.CallAsync("echo"));

        Assert.Equal(
            "The plugin 'guest' has PluginAffinity.Thread, and asynchronous members run on another thread. Use the synchronous member, or PluginAffinity.Exclusive.",
            exception.Message);
    }

    [Fact]
    public void With_thread_affinity_an_idle_instance_may_be_disposed_by_any_thread()
    {
        using CompiledPlugin compiled = Compile(options =>
        {
            Configure(options);
            options.Affinity = PluginAffinity.Thread;
        });
        Plugin plugin = compiled.Instantiate();
        OtherThread.Run(plugin.Dispose);

        Assert.True(IsFreed);
        Assert.Throws<ObjectDisposedException>(() => plugin.Call("echo"));
    }
}
