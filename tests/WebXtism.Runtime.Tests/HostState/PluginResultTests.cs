using System.Text;
using WebXtism.Engine;

namespace WebXtism.Tests.HostState;

/// <summary>Codes without exceptions, fresh guests on demand, and what a module exports.</summary>
public sealed class PluginResultTests : HostStateTests
{
    private readonly ObservedEngine _engine = new(TestEngine.Shared);

    protected override IPluginEngine Engine => _engine;

    [Fact]
    public void A_plugins_own_error_is_a_result_with_its_output()
    {
        PluginResult result = LoadGuest().TryCall("report", "no luck"u8);

        Assert.Equal((false, 7, "no luck", "no luck"), (result.IsSuccess, result.ExitCode, result.ErrorText, Encoding.UTF8.GetString(result.Output.Span)));
    }

    [Fact]
    public void Success_is_a_result_too_and_the_instance_stays()
    {
        Plugin plugin = LoadGuest();

        Assert.True(plugin.TryCall("fine").IsSuccess);
        Assert.Equal([1, 2, 3], [plugin.TryCall("count").ExitCode, plugin.TryCall("count").ExitCode, plugin.TryCall("count").ExitCode]);
        Assert.False(plugin.TryCall("count").IsSuccess);
    }

    [Fact]
    public void Being_stopped_is_an_exception_and_so_is_an_output_that_is_none()
    {
        Plugin plugin = LoadGuest();

        Fails<PluginTrapException>(() => plugin.TryCall("crash"));
        Says(Fails<PluginCallException>(() => plugin.TryCall("bad_output")), "outside of its memory");
        Says(Fails<PluginCallException>(() => plugin.TryCall("fin")), "cannot be called", "'fine'");
        Assert.Equal(1, plugin.TryCall("count").ExitCode);
    }

    [Fact]
    public void A_command_that_ends_itself_tells_its_code()
    {
        Plugin plugin = LoadText(
            """
            (module
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (func (export "leave") (call $exit (i32.const 200)))
              (func (export "fine")))
            """,
            options => options.Wasi = new());

        Assert.Equal((200, null), (plugin.TryCall("leave").ExitCode, plugin.TryCall("leave").ErrorText));
        Assert.True(plugin.TryCall("fine").IsSuccess);
    }

    [Fact]
    public async Task A_reset_frees_the_guest_and_keeps_config_and_variables()
    {
        Plugin plugin = LoadGuest(options => options.Config["key"] = "configured");
        plugin.TryCall("count");
        plugin.Call("var_set", HostStateGuest.Entry("key", "kept"u8));

        plugin.Reset();
        Assert.True(_engine.Instances[^1].IsDisposed);
        int before = _engine.Instances.Count;
        plugin.Reset();
        Assert.Equal(before, _engine.Instances.Count);

        Assert.Equal(1, plugin.TryCall("count").ExitCode);
        Assert.Equal(2, plugin.TryCall("count").ExitCode);
        Assert.Equal(("kept", "configured"), (plugin.CallText("var_get", "key"), plugin.CallText("config_get", "key")));
        Assert.False((await plugin.Variables.GetAsync("key", TestContext.Current.CancellationToken)).IsEmpty);
    }

    [Fact]
    public void A_running_or_disposed_plugin_cannot_be_reset()
    {
        Plugin plugin = LoadGuest();
        Ask = _ =>
        {
            Assert.Throws<PluginAffinityException>(plugin.Reset);
            return "refused";
        };

        Assert.Equal("refused", plugin.CallText("ask", ""));
        plugin.Dispose();
        Assert.Throws<ObjectDisposedException>(plugin.Reset);
    }

    [Fact]
    public void Exports_are_listed_with_their_signatures_and_only_plugin_functions_exist()
    {
        Plugin plugin = LoadGuest();
        Dictionary<string, ModuleExport> exports = plugin.ModuleExports.ToDictionary(static export => export.Name);

        Assert.Equal(("() -> (i32)", true), (exports["count"].Type!.ToString(), exports["count"].Type!.IsPluginFunction));
        Assert.Equal(("(i32) -> ()", false), (exports["with_parameter"].Type!.ToString(), exports["with_parameter"].Type!.IsPluginFunction));
        Assert.Equal((true, false, false), (plugin.FunctionExists("count"), plugin.FunctionExists("with_parameter"), plugin.FunctionExists("none")));
    }
}
