using WebXtism.Engine;

namespace WebXtism.Tests.Calls;

/// <summary>The typed path by hand: what the generator writes for an interface, written here.</summary>
public sealed class TypedCallTests : GuestTests
{
    private const string Text = """
        (module
          (import "extism:host/env" "input_offset" (func $offset (result i64)))
          (import "extism:host/env" "input_length" (func $length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "test" "double" (func $double (param i64) (result i64)))
          (func (export "empty"))
          (func (export "echo") (result i32) (call $output_set (call $offset) (call $length)) (i32.const 0))
          (func (export "fail") (result i32) (i32.const 1))
          (func (export "many") (local $i i32)
            (loop $again
              (drop (call $double (i64.const 21)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))))
        """;

    private readonly ObservedEngine _engine = new(TestEngine.Shared);

    protected override IPluginEngine Engine => _engine;

    private interface IThing : IExtismPlugin<IThing>, IDisposable
    {
        static PluginContract IExtismPlugin<IThing>.Contract { get; } = new("Tests.IThing", "echo", "empty", "fail", "many");

        static IThing IExtismPlugin<IThing>.Bind(PluginInvoker invoker) => new Thing(invoker);

        string Echo(string text);

        byte[] EchoBytes(ReadOnlySpan<byte> bytes);

        void Empty();

        void EmptyWithToken(CancellationToken cancellationToken);

        void Fail();

        void Many();

        Task<string> EchoAsync(string text, CancellationToken cancellationToken = default);
    }

    private sealed class Thing(PluginInvoker invoker) : IThing
    {
        public string Echo(string text) => invoker.Call<string?, TextPayload, string?, TextPayload>(0, text, default, default)!;

        public byte[] EchoBytes(ReadOnlySpan<byte> bytes) => invoker.CallBytes<byte[]?, BytesPayload>(0, bytes, default)!;

        public void Empty() => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default);

        public void EmptyWithToken(CancellationToken cancellationToken) => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default, cancellationToken: cancellationToken);

        public void Fail() => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(2, default, default, default);

        public void Many() => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(3, default, default, default);

        public Task<string> EchoAsync(string text, CancellationToken cancellationToken) =>
            invoker.CallAsync<string?, TextPayload, string?, TextPayload>(0, text, default, default, cancellationToken: cancellationToken)!;

        public void Dispose() => invoker.Dispose();
    }

    private static void Configure(PluginOptions options) =>
        options.HostFunctions.Add(new HostFunction("test", "double", [ValueKind.I64], ValueKind.I64, static call => call.SetInt64(call.GetInt64(0) * 2)));

    private IThing LoadThing() => LoadTyped<IThing>(Text, Configure);

    [Fact]
    public async Task Members_call_the_exports_of_the_contract()
    {
        using IThing thing = LoadThing();

        Assert.Equal("text", thing.Echo("text"));
        Assert.Equal([1, 2], thing.EchoBytes([1, 2]));
        thing.Empty();
        Assert.Equal("async", await thing.EchoAsync("async"));
        Assert.Equal("fail", Fails<PluginCallException>(thing.Fail).Export);
    }

    [Fact]
    public void A_compiled_plugin_makes_many_instances()
    {
        using CompiledPlugin<IThing> compiled = Wait(Host.CompileAsync<IThing>(PluginSource.Bytes(Guest.OfText(Text), "thing"), Configure));
        IThing[] things = [.. Enumerable.Range(0, 10).Select(_ => compiled.Instantiate())];
        things[3].Dispose();

        Assert.Equal("thing", compiled.Name);
        Assert.Equal("4", things[4].Echo("4"));
        Assert.Throws<ObjectDisposedException>(() => things[3].Echo("3"));
    }

    [Fact]
    public void A_million_calls_allocate_nothing_and_leave_the_plugins_memory_as_it_is()
    {
        using IThing thing = LoadThing();
        long memory = _engine.Instances[0].Memory.Size;

        long allocated = AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                thing.Empty();
            }
        });

        Assert.Equal(0, allocated);
        Assert.Equal(memory, _engine.Instances[0].Memory.Size);
    }

    [Fact]
    public void Calls_with_inputs_of_all_sizes_leave_the_plugins_memory_at_what_the_largest_needed()
    {
        using IThing thing = LoadThing();
        byte[] input = new byte[300_000];
        thing.EchoBytes(input);
        long memory = _engine.Instances[0].Memory.Size;
        for (int i = 0; i < 2_000; i++)
        {
            Assert.Equal(i * 150, thing.EchoBytes(input.AsSpan(0, i * 150)).Length);
        }

        Assert.Equal(memory, _engine.Instances[0].Memory.Size);
    }

    [Fact]
    public void A_call_with_a_token_allocates_nothing()
    {
        using IThing thing = LoadThing();
        using var source = new CancellationTokenSource();

        long allocated = AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                thing.EmptyWithToken(source.Token);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_call_of_text_allocates_its_result_and_nothing_else()
    {
        const int Calls = 10_000;
        using IThing thing = LoadThing();
        string text = new('a', 100);
        thing.Echo(text);
        long one = AllocatedBytes.By(() => _ = new string('b', 100));

        long all = AllocatedBytes.By(() =>
        {
            for (int i = 0; i < Calls; i++)
            {
                thing.Echo(text);
            }
        });

        Assert.Equal(one * Calls, all);
    }

    [Fact]
    public void Host_functions_of_numbers_allocate_nothing()
    {
        using IThing thing = LoadThing();
        thing.Many();

        Assert.Equal(0, AllocatedBytes.By(thing.Many));
    }
}
