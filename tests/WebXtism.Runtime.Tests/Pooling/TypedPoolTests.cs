namespace WebXtism.Tests.Pooling;

/// <summary>A pool behind an interface: what the generator writes, written here.</summary>
public sealed class TypedPoolTests : PoolTests
{
    private interface IThing : IExtismPlugin<IThing>, IDisposable
    {
        static PluginContract IExtismPlugin<IThing>.Contract { get; } = new("Tests.IThing", "echo", "empty");

        static IThing IExtismPlugin<IThing>.Bind(PluginInvoker invoker) => new Thing(invoker);

        string Echo(string text);

        byte[] EchoBytes(ReadOnlySpan<byte> bytes);

        Task<string> EchoAsync(string text);

        void Empty(CancellationToken cancellationToken = default);
    }

    private sealed class Thing(PluginInvoker invoker) : IThing
    {
        public string Echo(string text) => invoker.Call<string?, TextPayload, string?, TextPayload>(0, text, default, default)!;

        public byte[] EchoBytes(ReadOnlySpan<byte> bytes) => invoker.CallBytes<byte[]?, BytesPayload>(0, bytes, default)!;

        public Task<string> EchoAsync(string text) => invoker.CallAsync<string?, TextPayload, string?, TextPayload>(0, text, default, default)!;

        public void Empty(CancellationToken cancellationToken) =>
            invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default, cancellationToken: cancellationToken);

        public void Dispose() => invoker.Dispose();
    }

    private PluginPool<IThing> PoolOfThings(int max)
    {
        using CompiledPlugin<IThing> compiled = Wait(Host.CompileAsync<IThing>(PluginSource.Bytes(Guest.Of(GuestType), "things"), Configure));
        return compiled.Pool(max);
    }

    [Fact]
    public async Task Members_rent_an_instance_for_each_call()
    {
        await using PluginPool<IThing> pool = PoolOfThings(max: 2);

        Assert.Equal("text", pool.Plugin.Echo("text"));
        Assert.Equal([1, 2], pool.Plugin.EchoBytes([1, 2]));
        Assert.Equal("async", await pool.Plugin.EchoAsync("async"));
        pool.Plugin.Dispose();
        pool.Plugin.Empty();
        Assert.Equal(("things", 2, 1, 1, 0), (pool.Name, pool.Max, pool.Count, pool.IdleCount, pool.WaitingCount));
    }

    [Fact]
    public async Task Leases_are_typed_and_end_with_their_plugin_too()
    {
        await using PluginPool<IThing> pool = PoolOfThings(max: 1);
        await pool.WarmUpAsync(1);
        PluginLease<IThing> lease = await pool.RentAsync();
        Assert.Equal("leased", lease.Plugin.Echo("leased"));
        Assert.Equal([1, 2], lease.Plugin.EchoBytes([1, 2]));
        Assert.Equal("async", await lease.Plugin.EchoAsync("async"));
        Task<PluginLease<IThing>> next = pool.RentAsync().AsTask();
        Assert.False(next.IsCompleted);

        lease.Plugin.Dispose();

        await using PluginLease<IThing> second = await next.WaitAsync(OtherThread.Guard);
        second.Plugin.Empty();
        Assert.Throws<ObjectDisposedException>(() => lease.Plugin.Empty());
        Assert.Throws<ObjectDisposedException>(() => lease.Plugin.EchoBytes([1]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => lease.Plugin.EchoAsync("late"));
        Assert.Equal(1, Made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Calls_that_find_an_instance_allocate_nothing(bool withToken)
    {
        using PluginPool<IThing> pool = PoolOfThings(max: 2);
        using var source = new CancellationTokenSource();
        CancellationToken token = withToken ? source.Token : CancellationToken.None;
        pool.Plugin.Empty(token);

        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                pool.Plugin.Empty(token);
            }
        }));
    }

    [Fact]
    public void Calls_of_a_lease_allocate_nothing()
    {
        using PluginPool<IThing> pool = PoolOfThings(max: 2);
        using PluginLease<IThing> lease = pool.Rent();
        lease.Plugin.Empty();

        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                lease.Plugin.Empty();
            }
        }));
    }
}
