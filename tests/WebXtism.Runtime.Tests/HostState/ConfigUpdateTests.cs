namespace WebXtism.Tests.HostState;

/// <summary>Configuration that changes while the plugin is in use.</summary>
public sealed class ConfigUpdateTests : HostStateTests
{
    [Fact]
    public void The_next_call_sees_a_change_and_one_that_is_running_does_not()
    {
        var config = new PluginConfig { ["key"] = "old" };
        Plugin plugin = LoadGuest(options => options.Config = config);
        Between = call =>
        {
            config["key"] = "new";
            Assert.Equal("old", call.Config["key"]);
        };

        Assert.Equal("old/old", plugin.CallText("twice", "key"));
        Assert.Equal("new", plugin.CallText("config_get", "key"));
    }

    [Fact]
    public void A_call_that_has_read_nothing_yet_keeps_what_it_began_with_too()
    {
        Plugin plugin = LoadGuest(options => options.Config["key"] = "old");
        Ask = call =>
        {
            plugin.Config["key"] = "new";
            return call.Config["key"];
        };

        Assert.Equal("old", plugin.CallText("ask", ""));
    }

    [Fact]
    public void A_change_survives_the_replacement_after_a_trap_and_reaches_all_instances()
    {
        using CompiledPlugin compiled = CompileGuest(options => options.Config["key"] = "old");
        Plugin first = compiled.Instantiate();
        Plugin second = compiled.Instantiate();
        Assert.Throws<PluginTrapException>(() => first.Call("crash"));
        compiled.Config["key"] = "new";

        Assert.Equal(["new", "new"], [first.CallText("config_get", "key"), second.CallText("config_get", "key")]);
        Assert.Same(compiled.Config, first.Config);
    }

    [Fact]
    public void An_update_is_one_change_in_which_null_removes()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Config["keep"] = "1";
            options.Config["change"] = "1";
            options.Config["remove"] = "1";
        });
        plugin.Config.Update([new("change", "2"), new("remove", null), new("add", "2"), new("absent", null)]);

        Assert.Equal(("1", "2"), (plugin.CallText("config_get", "keep"), plugin.CallText("config_get", "change")));
        Assert.Equal(("", "2"), (plugin.CallText("config_get", "remove"), plugin.CallText("config_get", "add")));
        Assert.True(plugin.Config.Remove("add"));
        Assert.False(plugin.Config.Remove("add"));
        Assert.Equal("", plugin.CallText("config_get", "add"));
        Assert.Equal(["change", "keep"], plugin.Config.Keys.Order());
    }

    [Fact]
    public void No_call_sees_half_an_update()
    {
        Plugin plugin = LoadGuest(options => options.Config.Update([new("a", "0"), new("b", "0")]));
        Ask = static call => call.Config["a"] == call.Config["b"] ? "whole" : "half";
        using var stop = new CancellationTokenSource();
        OtherThread.Running writer = OtherThread.Start(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                plugin.Config.Update([new("a", $"{i}"), new("b", $"{i}")]);
            }
        });
        for (int i = 0; i < 2_000; i++)
        {
            Assert.Equal("whole", plugin.CallText("ask", ""));
        }

        stop.Cancel();
        writer.Join();
    }

    [Fact]
    public void Threads_may_set_values_at_once()
    {
        var config = new PluginConfig();
        Parallel.For(0, 500, i => config[$"k{i}"] = "v");

        Assert.Equal(500, config.Count);
        Assert.Equal(500, config.Values.Count(static value => value == "v"));
    }

    [Fact]
    public void What_is_no_value_is_refused()
    {
        var config = new PluginConfig();

        Assert.Throws<ArgumentNullException>(() => config["key"] = null!);
        Assert.Throws<ArgumentNullException>(() => config.Update(null!));
        Assert.Throws<KeyNotFoundException>(() => config["key"]);
        Assert.Throws<ArgumentNullException>(() => new PluginOptions().Config = null!);
        Assert.False(config.TryGetValue("key", out _));
        Assert.Empty(config);
    }
}
