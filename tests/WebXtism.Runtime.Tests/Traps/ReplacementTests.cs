using System.Text;

namespace WebXtism.Tests.Traps;

/// <summary>What is left of an instance that was stopped.</summary>
public sealed class ReplacementTests : GuestTests
{
    private static readonly byte[] s_key = [0x20, 0x61, 0x20, 0x61, 0x20, 0x6b, 0x65, 0x79];

    private Plugin LoadWith(Action<PluginOptions>? configure = null) => Load(options =>
    {
        options.HostFunctions.Add(new HostFunction("extism:host/user", "fail", [], null, _ => throw new InvalidOperationException("failed")));
        options.Config[Encoding.UTF8.GetString(s_key)] = "configured";
        configure?.Invoke(options);
    });

    // The global and the memory count alike.
    private static long Count(Plugin plugin)
    {
        long both = BitConverter.ToInt64(plugin.Call("count"));
        Assert.Equal(both >> 32, both & uint.MaxValue);
        return both >> 32;
    }

    private static void Stop(Plugin plugin, string how)
    {
        if (how == "crash")
        {
            Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        }
        else
        {
            Assert.Throws<HostFunctionException>(() => plugin.Call(how));
        }
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("call_fail")]
    public void After_a_stop_the_next_call_meets_a_new_instance(string how)
    {
        Plugin plugin = LoadWith();
        Assert.Equal(1, Count(plugin));
        Assert.Equal(2, Count(plugin));

        Stop(plugin, how);

        Assert.Equal(1, Count(plugin));
        Assert.Equal(2, Count(plugin));
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("call_fail")]
    public void With_keep_after_trap_it_meets_the_old_one(string how)
    {
        Plugin plugin = LoadWith(options => options.KeepAfterTrap = true);
        Assert.Equal(1, Count(plugin));

        Stop(plugin, how);
        Stop(plugin, how);

        Assert.Equal(2, Count(plugin));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_timeout_is_a_stop_like_the_others(bool keepAfterTrap)
    {
        Plugin plugin = Patiently(() => LoadWith(options =>
        {
            options.KeepAfterTrap = keepAfterTrap;
            options.Timeout = TimeSpan.FromMilliseconds(30);
        }));
        long before = Patiently(() => Count(plugin));
        Assert.Throws<PluginTimeoutException>(() => plugin.Call("spin"));
        long after = Patiently(() => Count(plugin));

        Assert.True(keepAfterTrap ? after > before : after == 1, $"{before}, then {after}");
    }

    [Fact]
    public void Variables_and_config_survive()
    {
        Plugin plugin = LoadWith();
        plugin.Call("remember");
        Stop(plugin, "crash");

        Assert.Equal(42, BitConverter.ToInt64(plugin.Call("recall")));
        Assert.Equal("configured", plugin.CallText("configured"));
    }

    [Fact]
    public void A_reported_error_keeps_the_instance()
    {
        Plugin plugin = LoadWith();
        Assert.Equal(1, Count(plugin));

        var exception = Fails<PluginCallException>(() => plugin.Call("error"));

        Assert.Equal((5, null), (exception.ExitCode, exception.ErrorText));
        Assert.Equal("'error' of 'guest' returned the error code 5 without an error text.", exception.Message);
        Assert.Equal(2, Count(plugin));
    }

    [Fact]
    public void A_payload_that_does_not_fit_keeps_the_instance()
    {
        Plugin plugin = LoadWith();
        Assert.Equal(1, Count(plugin));
        Assert.Throws<PayloadException>(() => plugin.CallText("count", "\ud800"));

        Assert.Equal(2, Count(plugin));
    }

    [Fact]
    public void One_replacement_is_no_replacement_of_a_sibling()
    {
        using CompiledPlugin compiled = Compile(options => options.HostFunctions.Add(new HostFunction("extism:host/user", "fail", [], null, _ => { })));
        Plugin first = compiled.Instantiate();
        Plugin second = compiled.Instantiate();
        Count(first);
        Count(second);
        Stop(first, "crash");

        Assert.Equal(2, Count(second));
        Assert.Equal(1, Count(first));
    }
}
