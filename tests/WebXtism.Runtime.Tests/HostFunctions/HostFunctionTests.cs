using WebXtism.Engine;

namespace WebXtism.Tests.HostFunctions;

public sealed class HostFunctionTests : GuestTests
{
    private HostFunctionBody _numbers = _ => { };
    private HostFunctionBody _giveInt32 = call => call.SetInt32(0);
    private HostFunctionBody _giveSingle = call => call.SetSingle(0);
    private HostFunctionBody _upper = call => call.SetInt64(0);
    private HostFunctionBody _nothing = _ => { };

    private void Configure(PluginOptions options)
    {
        options.HostFunctions.Add(new HostFunction("extism:host/user", "numbers", [ValueKind.I32, ValueKind.I64, ValueKind.F32, ValueKind.F64], ValueKind.F64, call => _numbers(call)));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "give_i32", [], ValueKind.I32, call => _giveInt32(call)));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "give_f32", [], ValueKind.F32, call => _giveSingle(call)));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "upper", [ValueKind.I64], ValueKind.I64, call => _upper(call)));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "nothing", [], null, call => _nothing(call)));
    }

    private Plugin LoadWith(Action<PluginOptions>? configure = null) => Load(options =>
    {
        Configure(options);
        configure?.Invoke(options);
    });

    [Fact]
    public void Numbers_of_all_kinds_arrive_and_return()
    {
        (int, long, float, double) seen = default;
        _numbers = call =>
        {
            seen = (call.GetInt32(0), call.GetInt64(1), call.GetSingle(2), call.GetDouble(3));
            call.SetDouble(-0.25);
        };

        double result = BitConverter.ToDouble(LoadWith().Call("numbers"));

        Assert.Equal((-7, 0x7fff_ffff_ffff_fff0, -1.5f, 1e300), seen);
        Assert.Equal(-0.25, result);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_32_bit_result_is_whole(int value)
    {
        _giveInt32 = call => call.SetInt32(value);

        Assert.Equal(value, BitConverter.ToInt64(LoadWith().Call("give_i32")));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-0f)]
    [InlineData(1.5f)]
    public void A_floating_point_result_is_whole(float value)
    {
        _giveSingle = call => call.SetSingle(value);

        Assert.Equal(BitConverter.SingleToUInt32Bits(value), BitConverter.ToUInt64(LoadWith().Call("give_f32")));
    }

    [Fact]
    public void A_block_arrives_and_a_block_returns()
    {
        _upper = call => call.Set<string?, TextPayload>(call.Get<string?, TextPayload>(0, default)!.ToUpperInvariant(), default);

        Assert.Equal("LOUD ÄÖ", LoadWith().CallText("upper", "loud äö"));
        Assert.Equal("", LoadWith().CallText("upper"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(1 << 20)]
    public void A_result_may_be_larger_than_the_memory_was(int length)
    {
        byte[] result = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        _upper = call => call.SetBytes(result);

        Assert.Equal(result, LoadWith().Call("upper", [1]));
    }

    [Fact]
    public void A_result_that_is_null_or_empty_is_the_null_handle()
    {
        Plugin plugin = LoadWith();
        _upper = call => call.Set<string?, TextPayload>(null, default);
        Assert.Equal(0, BitConverter.ToInt64(plugin.Call("upper_of_handle", new byte[8])));
        _upper = call => call.SetBytes([]);
        Assert.Equal(0, BitConverter.ToInt64(plugin.Call("upper_of_handle", new byte[8])));
    }

    [Fact]
    public void The_null_handle_is_read_as_nothing()
    {
        int? length = null;
        _upper = call =>
        {
            length = call.GetBytes(0).Length;
            Assert.Equal("", call.Get<string?, TextPayload>(0, default));
            call.SetInt64(0);
        };
        LoadWith().Call("upper_of_handle", new byte[8]);

        Assert.Equal(0, length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(145)]
    [InlineData(60_000)]
    [InlineData(1L << 33)]
    [InlineData(-1)]
    public void A_number_that_is_no_handle_is_refused(long handle)
    {
        _upper = call => call.GetBytes(0);
        Plugin plugin = LoadWith();

        var exception = Fails<HostFunctionException>(() => plugin.Call("upper_of_handle", BitConverter.GetBytes(handle)));

        PayloadException cause = Assert.IsType<PayloadException>(exception.InnerException);
        Assert.Equal(
            $"Argument 0 that 'guest' passed to the host function 'extism:host/user::upper' is {handle}, which is not the handle of a live block. The plugin freed it, or computed it wrongly.",
            cause.Message);
        Assert.Equal((PayloadDirection.HostFunctionArgument, "guest", "upper_of_handle"), (cause.Direction, cause.PluginName, cause.Export));
    }

    [Fact]
    public void An_argument_that_does_not_fit_is_refused_and_shown()
    {
        _upper = call => call.Get<string?, TextPayload>(0, default);
        Plugin plugin = LoadWith();

        var exception = Fails<HostFunctionException>(() => plugin.Call("upper", [0x41, 0xff]));

        PayloadException cause = Assert.IsType<PayloadException>(exception.InnerException);
        Says(cause, "Argument 0 that 'guest' passed to the host function 'extism:host/user::upper' cannot be read as text: it is not UTF-8 at byte 1.");
        Assert.Equal([0x41, 0xff], cause.Sample.ToArray());
    }

    [Fact]
    public void A_result_that_cannot_be_written_is_refused()
    {
        _upper = call => call.Set<string?, TextPayload>("\ud800", default);
        Plugin plugin = LoadWith();

        var exception = Fails<HostFunctionException>(() => plugin.Call("upper", [1]));

        PayloadException cause = Assert.IsType<PayloadException>(exception.InnerException);
        Assert.Equal(PayloadDirection.HostFunctionResult, cause.Direction);
        Says(cause, "The result of the host function 'extism:host/user::upper' for 'guest' cannot be written as text: it holds half of a surrogate pair");
    }

    [Fact]
    public void A_result_that_cannot_fit_is_a_limit()
    {
        _upper = call => call.Set<int, Huge>(int.MaxValue, default);
        Plugin plugin = LoadWith();

        var exception = Fails<PluginLimitException>(() => plugin.Call("upper", [1]));

        Assert.Equal(PluginLimit.Memory, exception.Limit);
        Says(exception, "The result of the host function 'extism:host/user::upper' does not fit into the memory of 'guest'.");
        plugin.Call("nothing");
    }

    [Fact]
    public void What_a_host_function_throws_is_the_inner_exception_and_the_guest_cannot_swallow_it()
    {
        var thrown = new InvalidOperationException("out of paper");
        int calls = 0;
        _nothing = _ =>
        {
            calls++;
            throw thrown;
        };
        Plugin plugin = LoadWith();

        var exception = Fails<HostFunctionException>(() => plugin.Call("swallow"));

        Assert.Same(thrown, exception.InnerException);
        Assert.Equal(("guest", "swallow", "extism:host/user::nothing", -1), (exception.PluginName, exception.Export, exception.Function, exception.ExitCode));
        Assert.Equal("The host function 'extism:host/user::nothing' failed while 'guest' ran 'swallow': out of paper", exception.Message);
        Assert.Equal(1, calls);
        _nothing = _ => { };
        Assert.Equal(1, BitConverter.ToInt64(plugin.Call("swallow")));
    }

    [Fact]
    public void Also_an_exception_of_the_runtime_itself_stays_an_inner_exception()
    {
        _nothing = call => call.GetInt32(5);
        Plugin plugin = LoadWith();

        Assert.IsType<IndexOutOfRangeException>(Fails<HostFunctionException>(() => plugin.Call("nothing")).InnerException);
    }

    [Fact]
    public void A_failure_is_told_once_and_not_again_by_the_next_call()
    {
        Plugin plugin = LoadWith(options => options.KeepAfterTrap = true);
        _nothing = _ => throw new InvalidOperationException("first");
        Assert.Throws<HostFunctionException>(() => plugin.Call("nothing"));
        _nothing = _ => { };

        plugin.Call("nothing");
    }

    [Fact]
    public void A_failure_of_an_inner_plugin_is_told_with_both_names()
    {
        Plugin inner = LoadText("(module (func (export \"run\") unreachable))", name: "inner");
        _nothing = _ => inner.Call("run");
        Plugin outer = LoadWith();

        var exception = Fails<HostFunctionException>(() => outer.Call("nothing"));

        Assert.Equal("guest", exception.PluginName);
        Assert.Equal("inner", Assert.IsType<PluginTrapException>(exception.InnerException).PluginName);
        _nothing = _ => { };
        outer.Call("nothing");
    }

    [Fact]
    public void A_host_function_learns_who_calls_it()
    {
        (string, string, string)? seen = null;
        _nothing = call => seen = (call.PluginName, call.ExportName, call.Config["key"]);
        LoadWith(options => options.Config["key"] = "value").Call("nothing");

        Assert.Equal(("guest", "nothing", "value"), seen);
    }

    [Fact]
    public void Instances_of_one_plugin_share_the_functions_and_not_their_memory()
    {
        using CompiledPlugin compiled = Compile(Configure);
        _upper = call => call.SetBytes([.. call.GetBytes(0), (byte)'!']);
        Plugin[] plugins = [.. Enumerable.Range(0, 5).Select(_ => compiled.Instantiate())];

        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal($"{i}!", plugins[i].CallText("upper", $"{i}")));
    }

    [Fact]
    public void A_host_function_of_numbers_allocates_nothing()
    {
        _numbers = static call => call.SetDouble(call.GetInt32(0));
        Plugin plugin = LoadWith();

        Assert.Equal(0, AllocatedBytes.By(() => plugin.Call("many")));
    }

    private readonly struct Huge : IPayloadCodec<int>
    {
        public void Write(int value, PayloadWriter writer) => writer.GetSpan(value);

        public int Read(ReadOnlySpan<byte> payload) => payload.Length;
    }
}
