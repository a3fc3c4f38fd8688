namespace WebXtism.Tests.Limits;

/// <summary>Plugins and host functions that call each other.</summary>
public sealed class CallDepthTests : GuestTests
{
    private const string Caller = """
        (module
          (import "test" "deeper" (func $deeper))
          (func (export "run") (call $deeper))
          (func (export "fine")))
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void Calls_inside_calls_end_at_the_limit(int limit)
    {
        var instances = new Stack<Plugin>();
        int depth = 0;
        Plugin Make() => LoadText(Caller, options =>
        {
            options.MaxCallDepth = limit;
            options.HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ =>
            {
                depth++;
                instances.Pop().Call("run");
            }));
        });
        for (int i = 0; i <= limit; i++)
        {
            instances.Push(Make());
        }

        Plugin first = instances.Pop();
        PluginLimitException exception = null!;
        OtherThread.Run(() => exception = Assert.Throws<PluginLimitException>(() => first.Call("run")), 16 * 1024 * 1024);

        Assert.Equal(PluginLimit.CallDepth, exception.Limit);
        Assert.Equal(limit, depth);
        Says(exception, $"'run' of 'guest' is inside {limit} other calls on this thread already", "PluginOptions.MaxCallDepth");
        first.Call("fine");
    }

    [Fact]
    public void Making_an_instance_counts()
    {
        CompiledPlugin? compiled = null;
        int depth = 0;
        using (compiled = CompileText("""(module (import "test" "deeper" (func $deeper)) (start $deeper))""", options =>
        {
            options.MaxCallDepth = 10;
            options.HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ =>
            {
                depth++;
                compiled!.Instantiate().Dispose();
            }));
        }))
        {
            PluginLimitException exception = null!;
            OtherThread.Run(() => exception = Assert.Throws<PluginLimitException>(() => compiled.Instantiate()), 16 * 1024 * 1024);
            Assert.Equal((PluginLimit.CallDepth, 10), (exception.Limit, depth));
        }
    }

    [Fact]
    public void Calls_on_another_thread_begin_anew()
    {
        Plugin inner = LoadText(Guest.Echo, options => options.MaxCallDepth = 1, name: "inner");
        Plugin outer = LoadText(Caller, options => options.HostFunctions.Add(new HostFunction("test", "deeper", [], null, _ =>
            OtherThread.Run(() => inner.Call("echo")))));

        outer.Call("run");
    }

    [Fact]
    public void After_calls_that_fail_the_count_is_right()
    {
        Plugin plugin = LoadText("""(module (func (export "crash") unreachable) (func (export "fine")))""", options => options.MaxCallDepth = 1);
        for (int i = 0; i < 3; i++)
        {
            Fails<PluginTrapException>(() => plugin.Call("crash"));
        }

        plugin.Call("fine");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_is_positive(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxCallDepth = limit);
}
