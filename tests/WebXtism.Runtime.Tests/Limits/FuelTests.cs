namespace WebXtism.Tests.Limits;

/// <summary>Fuel counts what a guest executes, the same on every machine.</summary>
public sealed class FuelTests : GuestTests
{
    private const string Counter = """
        (module
          (func $turn (param $n i32) (loop $more (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
          (func (export "_initialize") (call $turn (i32.const 100)))
          (func (export "fine"))
          (func (export "some") (call $turn (i32.const 1000)))
          (func (export "more") (call $turn (i32.const 2000)))
          (func (export "spin") (loop $more (br $more)))
          (func (export "crash") unreachable))
        """;

    [Fact]
    public void A_call_without_end_ends_when_the_fuel_is_used_up()
    {
        Plugin plugin = LoadText(Counter, options => options.Fuel = 10_000);

        var exception = Fails<PluginLimitException>(() => plugin.Call("spin"));

        Assert.Equal((PluginLimit.Fuel, "guest", "spin", -1), (exception.Limit, exception.PluginName, exception.Export, exception.ExitCode));
        Assert.Equal("'spin' of 'guest' used up its fuel and was stopped. PluginOptions.Fuel allows 10000.", exception.Message);
        Assert.InRange(plugin.FuelConsumed, 9_990UL, 10_000UL);
        plugin.Call("fine");
    }

    [Fact]
    public void What_a_call_burns_can_be_read_and_is_always_the_same()
    {
        Plugin plugin = LoadText(Counter, options => options.Fuel = 100_000);
        ulong Burned(string export)
        {
            plugin.Call(export);
            return plugin.FuelConsumed;
        }

        ulong initialisation = plugin.FuelConsumed;
        ulong some = Burned("some"), more = Burned("more");
        Assert.InRange(initialisation, 300UL, 1_000UL);
        Assert.InRange(some, 3_000UL, 10_000UL);
        Assert.InRange(more, some * 2 - 50, some * 2);
        Assert.Equal(some, Burned("some"));
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        Assert.InRange(plugin.FuelConsumed, 1UL, 10UL);
        Assert.Equal(some, Burned("some"));
    }

    [Fact]
    public void Each_call_has_all_of_it()
    {
        Plugin plugin = LoadText(Counter, options => options.Fuel = 10_000);
        for (int i = 0; i < 20; i++)
        {
            plugin.Call("some");
        }
    }

    [Theory]
    [InlineData("(start $spin)")]
    [InlineData("""(export "_initialize" (func $spin))""")]
    [InlineData("""(export "__wasm_call_ctors" (func $spin))""")]
    public void Making_an_instance_has_its_own_allotment(string initialiser)
    {
        string text = $"(module (func $spin (loop $more (br $more))) {initialiser})";

        var exception = Fails<PluginLimitException>(() => LoadText(text, options => options.Fuel = 10_000));

        Assert.Equal((PluginLimit.Fuel, ""), (exception.Limit, exception.Export));
        Says(exception, "The initialisation of 'guest' used up its fuel", "PluginOptions.Fuel allows 10000");
    }

    [Fact]
    public void The_start_function_and_the_initialisers_share_one()
    {
        const string Text = """
            (module
              (func $turn (local $n i32) (local.set $n (i32.const 1000)) (loop $more (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (start $turn)
              (export "_initialize" (func $turn))
              (export "run" (func $turn)))
            """;
        Plugin plenty = LoadText(Text, options => options.Fuel = 100_000);
        ulong both = plenty.FuelConsumed;
        plenty.Call("run");
        Assert.InRange(both, plenty.FuelConsumed * 2 - 10, plenty.FuelConsumed * 2 + 10);

        Fails<PluginLimitException>(() => LoadText(Text, options => options.Fuel = both - 10));
        LoadText(Text, options => options.Fuel = both + 10).Call("run");
    }

    [Fact]
    public void Typed_plugins_tell_it_too()
    {
        IFuelGuest guest = LoadTyped<IFuelGuest>(Counter, options => options.Fuel = 100_000);
        Plugin plugin = LoadText(Counter, options => options.Fuel = 100_000);
        guest.Some();
        plugin.Call("some");

        Assert.Equal(plugin.FuelConsumed, PluginInvoker.Of(guest).FuelConsumed);
        using CompiledPlugin<IFuelGuest> compiled = Wait(Host.CompileAsync<IFuelGuest>(PluginSource.Bytes(Guest.OfText(Counter), "guest")));
        Assert.Equal(0UL, PluginInvoker.Of(compiled.Instantiate()).FuelConsumed);
    }

    [Fact]
    public void What_is_no_plugin_has_no_invoker() =>
        Assert.Throws<ArgumentException>(() => PluginInvoker.Of<IFuelGuest>(new Impostor()));

    [Fact]
    public void Fuel_and_memory_can_be_limited_together()
    {
        Plugin plugin = LoadText("""
            (module (memory 1)
              (func (export "spin") (loop $more (br $more)))
              (func (export "grow") (drop (memory.grow (i32.const 100))) unreachable))
            """, options => (options.Fuel, options.MaxMemoryBytes) = (10_000, 10 * 65_536));

        Assert.Equal(PluginLimit.Fuel, Fails<PluginLimitException>(() => plugin.Call("spin")).Limit);
        Assert.Equal(PluginLimit.Memory, Fails<PluginLimitException>(() => plugin.Call("grow")).Limit);
        Assert.Equal(PluginLimit.Fuel, Fails<PluginLimitException>(() => plugin.Call("spin")).Limit);
    }

    [Fact]
    public void Zero_is_no_fuel_and_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().Fuel = 0);

    [Fact]
    public void As_much_as_there_can_be_is_accepted()
    {
        Plugin plugin = LoadText(Counter, options => options.Fuel = ulong.MaxValue);
        plugin.Call("some");
        Assert.InRange(plugin.FuelConsumed, 3_000UL, 10_000UL);
    }

    private interface IFuelGuest : IExtismPlugin<IFuelGuest>
    {
        static PluginContract IExtismPlugin<IFuelGuest>.Contract { get; } = new("Tests.IFuelGuest", "some");

        static IFuelGuest IExtismPlugin<IFuelGuest>.Bind(PluginInvoker invoker) => new FuelGuest(invoker);

        void Some();
    }

    private sealed class FuelGuest(PluginInvoker invoker) : IFuelGuest
    {
        public void Some() => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(0, default, default, default);
    }

    private sealed class Impostor : IFuelGuest
    {
        public void Some()
        {
        }
    }
}
