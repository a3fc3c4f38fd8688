using WebXtism.Engine;

namespace WebXtism.Tests.Calls;

public sealed class DisposalTests : GuestTests
{
    private readonly ObservedEngine _engine = new(TestEngine.Shared);

    protected override IPluginEngine Engine => _engine;

    [Fact]
    public void After_disposal_every_call_says_so()
    {
        Plugin plugin = LoadText(Guest.Echo, name: "gone");
        plugin.Dispose();

        var exception = Fails<ObjectDisposedException>(() => plugin.Call("echo"));
        Says(exception, "The plugin 'gone' was disposed.");
        Assert.Throws<ObjectDisposedException>(() => plugin.CallText("echo"));
        Assert.True(_engine.Instances[0].IsDisposed);
    }

    [Fact]
    public async Task After_disposal_an_asynchronous_call_says_so_too()
    {
        Plugin plugin = LoadText(Guest.Echo);
        await plugin.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => plugin.CallAsync("echo"));
    }

    [Fact]
    public void Disposing_twice_is_disposing_once()
    {
        Plugin plugin = LoadText(Guest.Echo);
        plugin.Dispose();
        plugin.Dispose();
    }

    [Fact]
    public async Task A_disposed_host_has_disposed_its_plugins_and_loads_no_more()
    {
        Plugin plugin = LoadText(Guest.Echo);
        CompiledPlugin compiled = CompileText(Guest.Echo);
        await Host.DisposeAsync();
        Host.Dispose();

        Assert.True(_engine.Instances[0].IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => plugin.Call("echo"));
        Assert.Throws<ObjectDisposedException>(() => compiled.Instantiate());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo))));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Host.CompileAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo))));
        plugin.Dispose();
        compiled.Dispose();
    }

    [Fact]
    public void An_engine_that_the_application_gave_is_left_alone()
    {
        Host.Dispose();

        Assert.False(_engine.IsDisposed);
    }

    [Fact]
    public void A_disposed_compiled_plugin_makes_no_more_instances_and_those_it_made_go_on()
    {
        CompiledPlugin compiled = CompileText("(module (func (export \"crash\") unreachable) (func (export \"fine\")))");
        Plugin plugin = compiled.Instantiate();
        compiled.Dispose();
        compiled.Dispose();

        Assert.Throws<ObjectDisposedException>(() => compiled.Instantiate());
        // Also a replacement can still be made.
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        plugin.Call("fine");
        plugin.Dispose();
    }

    [Fact]
    public void A_host_that_makes_its_engine_needs_one_that_is_registered()
    {
        PluginEngines.RegisterDefault(() => new WebXtism.Wasmtime.WasmtimeEngine());
        // The first registration counts.
        PluginEngines.RegisterDefault(() => throw new InvalidOperationException());
        using var host = new ExtismHost();

        Assert.Equal("hi", Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo)))).CallText("echo", "hi"));
    }
}
