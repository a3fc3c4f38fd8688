using System.Globalization;

namespace WebXtism.Testing.Tests;

/// <summary>Instances of an in-memory plugin are apart as those of a module are.</summary>
public sealed class InstanceTests
{
    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private static InMemoryPlugin<IEcho> Counting() => InMemoryPlugin.For<IEcho>()
        .Export("echo", static (InMemoryGuest guest) => (++guest.State(static () => new Counter()).Value).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task Each_instance_has_its_state()
    {
        await using var host = new RecordingHost();
        using CompiledPlugin<IEcho> compiled = await host.CompileAsync(Counting());
        IEcho one = compiled.Instantiate(), other = compiled.Instantiate();

        Assert.Equal(("1", "2", "1"), (one.Echo(""), one.Echo(""), other.Echo("")));
    }

    [Fact]
    public async Task A_pool_runs_them_side_by_side()
    {
        await using var host = new RecordingHost();
        // Both calls are inside at once, or neither gets on.
        using var both = new Barrier(2);
        using CompiledPlugin<IEcho> compiled = await host.CompileAsync(InMemoryPlugin.For<IEcho>().Export("echo", (string text) =>
        {
            both.SignalAndWait(TimeSpan.FromMinutes(1));
            return text;
        }));
        await using PluginPool<IEcho> pool = compiled.Pool(max: 2);

        Assert.Equal(["a", "b"], await Task.WhenAll(pool.Plugin.EchoAsync("a"), pool.Plugin.EchoAsync("b")));
    }

    [Fact]
    public async Task A_pool_replaces_those_that_trapped()
    {
        await using var host = new RecordingHost();
        using CompiledPlugin<IEcho> compiled = await host.CompileAsync(InMemoryPlugin.For<IEcho>().Export("echo", static (InMemoryGuest guest, string text) =>
            text == "trap" ? throw guest.Trap() : $"{++guest.State(static () => new Counter()).Value}"));
        await using PluginPool<IEcho> pool = compiled.Pool(max: 1);

        Assert.Equal(("1", "2"), (pool.Plugin.Echo(""), pool.Plugin.Echo("")));
        Assert.Throws<PluginTrapException>(() => pool.Plugin.Echo("trap"));
        Assert.Equal("1", pool.Plugin.Echo(""));
    }

    [Fact]
    public async Task A_call_inside_a_call_is_refused()
    {
        IEcho? echo = null;
        echo = await InMemoryPlugin.For<IEcho>().Export("echo", (string text) => echo!.Echo(text)).LoadAsync();

        Assert.Throws<PluginAffinityException>(() => echo.Echo(""));
    }

    [Fact]
    public async Task A_disposed_host_ends_them()
    {
        var host = new RecordingHost();
        IEcho echo = await host.LoadAsync(Counting());
        await host.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => echo.Echo(""));
    }
}
