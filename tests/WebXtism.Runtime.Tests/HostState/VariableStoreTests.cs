using System.Text;

namespace WebXtism.Tests.HostState;

/// <summary>Variables in a store of the application's.</summary>
public sealed class VariableStoreTests : HostStateTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public async Task A_store_is_shared_by_all_instances_and_by_the_application()
    {
        var store = new InMemoryVariableStore(1000);
        using CompiledPlugin compiled = CompileGuest(options => options.Variables = store);
        Plugin first = compiled.Instantiate();
        Plugin second = compiled.Instantiate();
        first.Call("var_set", HostStateGuest.Entry("key", [1, 2]));

        Assert.Equal([1, 2], second.Call("var_get", "key"u8));
        Assert.True(store.TryGet("key", out ReadOnlyMemory<byte> value));
        Assert.Equal([1, 2], value.ToArray());
        Assert.Same(store, first.Variables);
        Assert.True(await first.Variables.TrySetAsync("key", new byte[] { 3 }, TestContext.Current.CancellationToken));
        Assert.Equal([3], second.Call("var_get", "key"u8));
        Assert.True(store.Remove("key"));
        Assert.Empty(first.Call("var_get", "key"u8));
        Assert.False(store.Remove("key"));
    }

    [Fact]
    public async Task The_application_reaches_the_variables_of_an_instance_that_has_its_own()
    {
        using CompiledPlugin compiled = CompileGuest();
        Plugin first = compiled.Instantiate();
        Plugin second = compiled.Instantiate();
        CancellationToken stop = TestContext.Current.CancellationToken;
        first.Call("var_set", HostStateGuest.Entry("key", "from the guest"u8));

        Assert.Equal("from the guest", Encoding.UTF8.GetString((await first.Variables.GetAsync("key", stop)).Span));
        Assert.True((await second.Variables.GetAsync("key", stop)).IsEmpty);
        Assert.True(await first.Variables.TrySetAsync("key", "from the host"u8.ToArray(), stop));
        Assert.Throws<PluginTrapException>(() => first.Call("crash"));
        Assert.Equal("from the host", Encoding.UTF8.GetString(first.Call("var_get", "key"u8)));
        await first.Variables.RemoveAsync("key", stop);
        Assert.Empty(first.Call("var_get", "key"u8));
    }

    [Fact]
    public void Host_functions_read_and_write_the_variables_of_the_plugin_that_calls()
    {
        Ask = call =>
        {
            string before = Encoding.UTF8.GetString(call.GetVariable("key").Span);
            call.SetVariable("key", Encoding.UTF8.GetBytes(before + "+"));
            return before;
        };
        Plugin plugin = LoadGuest();

        Assert.Equal(["", "+", "++"], [plugin.CallText("ask", ""), plugin.CallText("ask", ""), plugin.CallText("ask", "")]);
        Ask = call =>
        {
            call.SetVariable("key", default);
            return call.GetVariable("key").IsEmpty ? "gone" : "there";
        };
        Assert.Equal("gone", plugin.CallText("ask", ""));
    }

    [Fact]
    public void Host_functions_are_held_to_the_limits_of_the_plugin()
    {
        Ask = call =>
        {
            call.SetVariable("key", new byte[100]);
            return "";
        };
        Plugin plugin = LoadGuest(options => options.MaxVariableBytes = 100);

        Assert.Equal(PluginLimit.Variables, Fails<PluginLimitException>(() => plugin.CallText("ask", "")).Limit);
    }

    [Fact]
    public void A_store_that_completes_later_is_waited_for_on_every_thread()
    {
        var store = new RecordingStore { Before = async _ => await Task.Yield() };
        Plugin plugin = LoadGuest(options => options.Variables = store);
        var stuck = new StuckContext();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(stuck);
        try
        {
            plugin.Call("var_set", HostStateGuest.Entry("key", "value"u8));
            Assert.Equal("value", plugin.CallText("var_get", "key"));
            plugin.Call("var_set", HostStateGuest.Entry("key", []));
            Assert.Equal("", plugin.CallText("var_get", "key"));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(["set key", "get key", "remove key", "get key"], store.Operations);
        Assert.Equal(0, stuck.Posts);
    }

    [Fact]
    public void What_a_store_gets_is_a_copy_that_the_guest_cannot_reach()
    {
        var store = new RecordingStore();
        Plugin plugin = LoadGuest(options => options.Variables = store);
        plugin.Call("var_set", HostStateGuest.Entry("key", "value"u8));
        plugin.Call("var_set", HostStateGuest.Entry("other", "other"u8));

        Assert.Equal("value", Encoding.UTF8.GetString(store.Values["key"].Span));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_store_throws_is_inside_of_the_callers_exception(bool later)
    {
        var store = new RecordingStore { Before = async _ => { if (later) { await Task.Yield(); } throw new TimeoutException("redis is gone"); } };
        Plugin plugin = LoadGuest(options => options.Variables = store);

        var get = Fails<HostFunctionException>(() => plugin.Call("var_get", "key"u8));
        var set = Fails<HostFunctionException>(() => plugin.Call("var_set", HostStateGuest.Entry("key", [1])));

        Assert.Equal(("extism:host/env::var_get", "extism:host/env::var_set"), (get.Function, set.Function));
        Assert.All([get, set], static exception => Assert.Equal("redis is gone", Assert.IsType<TimeoutException>(exception.InnerException).Message));
        plugin.Call("fine");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_deadline_ends_the_wait_for_a_store_whatever_it_makes_of_its_token(bool heedsToken)
    {
        var store = new RecordingStore { Before = token => Task.Delay(Timeout.Infinite, heedsToken ? token : CancellationToken.None) };
        Plugin plugin = Patiently(() => LoadGuest(options =>
        {
            options.Variables = store;
            options.Timeout = s_short;
        }));

        Assert.Equal("var_get", Assert.Throws<PluginTimeoutException>(() => plugin.Call("var_get", "key"u8)).Export);
        Patiently(() => plugin.Call("fine"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_does_the_callers_token(bool heedsToken)
    {
        using var cancellation = new CancellationTokenSource();
        var store = new RecordingStore
        {
            Before = token =>
            {
                cancellation.Cancel();
                Assert.True(token.IsCancellationRequested);
                return Task.Delay(Timeout.Infinite, heedsToken ? token : CancellationToken.None);
            },
        };
        Plugin plugin = LoadGuest(options => options.Variables = store);

        var exception = Fails<OperationCanceledException>(() => plugin.Call("var_set", HostStateGuest.Entry("key", [1]), cancellationToken: cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public void A_store_that_has_no_room_says_so_and_one_value_is_bounded_before_it_is_asked()
    {
        var store = new RecordingStore { HasRoom = false };
        Plugin plugin = LoadGuest(options =>
        {
            options.Variables = store;
            options.MaxVariableBytes = 48 + 1 + 10;
        });

        Says(Fails<PluginLimitException>(() => plugin.Call("var_set", HostStateGuest.Entry("k", new byte[10]))),
            "there is no room for 'k' with 10 bytes: the store in PluginOptions.Variables is full.");
        Assert.Equal(["set k"], store.Operations);
        Says(Fails<PluginLimitException>(() => plugin.Call("var_set", HostStateGuest.Entry("k", new byte[11]))),
            "there is no room for 'k' with 11 bytes: no variable may take more than 59 bytes; raise PluginOptions.MaxVariableBytes or store less.");
        Assert.Equal(["set k"], store.Operations);
    }

    [Fact]
    public void Disabled_variables_are_disabled_in_every_store_and_can_be_read()
    {
        var store = new RecordingStore();
        store.Values["key"] = "set by the application"u8.ToArray();
        Plugin plugin = LoadGuest(options =>
        {
            options.Variables = store;
            options.MaxVariableBytes = 0;
        });

        Assert.Equal("set by the application", plugin.CallText("var_get", "key"));
        Fails<PluginLimitException>(() => plugin.Call("var_set", HostStateGuest.Entry("key", [])));
        Assert.Equal(["get key"], store.Operations);
    }

    [Fact]
    public void A_key_that_is_not_utf8_never_reaches_the_store()
    {
        var store = new RecordingStore();
        Plugin plugin = LoadGuest(options => options.Variables = store);

        Assert.IsType<PayloadException>(Fails<HostFunctionException>(() => plugin.Call("var_get", [0xff])).InnerException);
        Assert.IsType<PayloadException>(Fails<HostFunctionException>(() => plugin.Call("var_set", [0xff, 0, 1])).InnerException);
        Assert.Empty(store.Operations);
    }

    [Fact]
    public void Threads_may_use_the_store_in_memory_at_once()
    {
        var store = new InMemoryVariableStore(long.MaxValue);
        Parallel.For(0, 1000, i =>
        {
            string key = $"k{i % 10}";
            Assert.True(store.TrySet(key, new byte[i % 7]));
            store.TryGet(key, out _);
            if (i % 3 == 0)
            {
                store.Remove(key);
            }
        });
        for (int i = 0; i < 10; i++)
        {
            store.Remove($"k{i}");
        }

        Assert.Equal(0, store.UsedBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryVariableStore(-1));
    }

    private sealed class StuckContext : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => Posts++;
    }

    private sealed class RecordingStore : IVariableStore
    {
        public Func<CancellationToken, Task> Before { get; init; } = static _ => Task.CompletedTask;

        public bool HasRoom { get; init; } = true;

        public List<string> Operations { get; } = [];

        public Dictionary<string, ReadOnlyMemory<byte>> Values { get; } = new(StringComparer.Ordinal);

        public async ValueTask<ReadOnlyMemory<byte>> GetAsync(string key, CancellationToken cancellationToken)
        {
            Operations.Add($"get {key}");
            await Before(cancellationToken);
            return Values.GetValueOrDefault(key);
        }

        public async ValueTask<bool> TrySetAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
        {
            Operations.Add($"set {key}");
            await Before(cancellationToken);
            Values[key] = value;
            return HasRoom;
        }

        public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
        {
            Operations.Add($"remove {key}");
            await Before(cancellationToken);
            Values.Remove(key);
        }
    }
}
