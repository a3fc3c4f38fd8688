using WebXtism.Wasmtime;

namespace WebXtism.Tests.Limits;

/// <summary>Endless guests are stopped by a timeout or by a token, and only they.</summary>
public sealed class StopTests : StoppableTests
{
    [Theory]
    [InlineData("spin")]
    [InlineData("call_forever")]
    public void A_timeout_stops_an_endless_guest(string export)
    {
        Plugin plugin = LoadWith(options => options.Timeout = Short);

        for (int i = 0; i < 3; i++)
        {
            var exception = Fails<PluginTimeoutException>(() => plugin.Call(export));

            Assert.Equal(("guest", export, Short), (exception.PluginName, exception.Export, exception.Timeout));
            Assert.Equal($"'{export}' of 'guest' did not finish within 0.03 s and was stopped. Raise PluginOptions.Timeout if it needs longer.", exception.Message);
            Patiently(() => plugin.Call("fine"));
        }
    }

    [Fact]
    public void A_token_stops_an_endless_guest_that_has_no_timeout()
    {
        Plugin plugin = LoadWith();
        Signal = _ => Cancellation.Cancel();

        var exception = Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: Cancellation.Token));

        Assert.Equal(Cancellation.Token, exception.CancellationToken);
        Assert.Equal("The call of 'signal_and_spin' of 'guest' was cancelled.", exception.Message);
        plugin.Call("fine");
    }

    [Fact]
    public void A_token_counts_before_a_timeout_that_is_far_away()
    {
        Plugin plugin = LoadWith(options => options.Timeout = TimeSpan.FromDays(100_000));
        Signal = _ => Cancellation.Cancel();

        Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: Cancellation.Token));
    }

    [Fact]
    public void A_timeout_counts_also_when_there_is_a_token()
    {
        Plugin plugin = LoadWith(options => options.Timeout = Short);

        Fails<PluginTimeoutException>(() => plugin.Call("spin", cancellationToken: Cancellation.Token));
    }

    [Fact]
    public void The_longest_timeout_is_no_timeout()
    {
        Plugin plugin = LoadWith(options => options.Timeout = TimeSpan.MaxValue);

        plugin.Call("fine");
        plugin.Call("signal");
    }

    [Fact]
    public void A_timeout_must_be_positive_or_infinite()
    {
        var options = new PluginOptions();

        Assert.Throws<ArgumentOutOfRangeException>(() => options.Timeout = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.Timeout = TimeSpan.FromSeconds(-1));
        Assert.Equal(Timeout.InfiniteTimeSpan, options.Timeout);
        options.Timeout = Timeout.InfiniteTimeSpan;
    }

    [Fact]
    public void A_token_that_is_cancelled_already_lets_nothing_run()
    {
        Plugin plugin = LoadWith();
        bool ran = false;
        Signal = _ => ran = true;
        Cancellation.Cancel();

        Fails<OperationCanceledException>(() => plugin.Call("signal", cancellationToken: Cancellation.Token));

        Assert.False(ran);
        plugin.Call("signal");
        Assert.True(ran);
    }

    [Fact]
    public void Another_thread_can_cancel()
    {
        Plugin plugin = LoadWith();
        using var inside = new ManualResetEventSlim();
        Signal = _ => inside.Set();
        OtherThread.Running canceller = OtherThread.Start(() =>
        {
            inside.Await();
            Cancellation.Cancel();
        });

        Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: Cancellation.Token));
        canceller.Join();
    }

    [Fact]
    public async Task An_asynchronous_call_is_cancelled_as_a_task()
    {
        Plugin plugin = LoadWith();
        Signal = _ => Cancellation.Cancel();

        Task<byte[]> call = plugin.CallAsync("signal_and_spin", cancellationToken: Cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(call.IsCanceled);
        await plugin.CallAsync("fine");
    }

    [Theory]
    [InlineData("(start $spin)")]
    [InlineData("(export \"_initialize\" (func $spin))")]
    public void Initialisation_is_stopped_by_the_timeout(string declaration)
    {
        var exception = Fails<PluginTimeoutException>(() =>
            LoadText($"(module (func $spin (loop $again (br $again))) {declaration})", options => options.Timeout = Short));

        Assert.Equal("", exception.Export);
        Assert.Equal("The initialisation of 'guest' did not finish within 0.03 s and was stopped. Raise PluginOptions.Timeout if it needs longer.", exception.Message);
    }

    [Theory]
    [InlineData("(start $spin)")]
    [InlineData("(export \"_initialize\" (func $spin))")]
    public void Initialisation_is_stopped_by_the_token(string declaration)
    {
        Signal = _ => Cancellation.Cancel();
        using CompiledPlugin compiled = CompileText(
            $"(module (import \"test\" \"signal\" (func $signal)) (func $spin (call $signal) (loop $again (br $again))) {declaration})", Configure);

        var exception = Fails<OperationCanceledException>(() => compiled.Instantiate(Cancellation.Token));

        Assert.Equal(Cancellation.Token, exception.CancellationToken);
        Assert.Equal("The call of the initialisation of 'guest' was cancelled.", exception.Message);
    }

    [Fact]
    public void A_host_function_learns_of_the_deadline_and_its_cancellation_is_the_timeout()
    {
        Plugin plugin = LoadWith(options => options.Timeout = Short);
        Signal = call =>
        {
            Assert.True(call.CancellationToken.WaitHandle.WaitOne(OtherThread.Guard));
            call.CancellationToken.ThrowIfCancellationRequested();
        };

        var exception = Fails<PluginTimeoutException>(() => plugin.Call("signal"));

        Assert.Equal(("signal", Short), (exception.Export, exception.Timeout));
        Patiently(() => plugin.Call("fine"));
    }

    [Fact]
    public void A_host_function_learns_of_the_callers_token_and_its_cancellation_is_the_callers()
    {
        Plugin plugin = LoadWith();
        Signal = call =>
        {
            Cancellation.Cancel();
            call.CancellationToken.ThrowIfCancellationRequested();
        };

        var exception = Fails<OperationCanceledException>(() => plugin.Call("signal", cancellationToken: Cancellation.Token));

        Assert.Equal(Cancellation.Token, exception.CancellationToken);
        Says(exception, "The call of 'signal' of 'guest' was cancelled in the host function 'test::signal'.");
        Assert.IsType<OperationCanceledException>(exception.InnerException);
    }

    [Fact]
    public void ACancellation_of_a_host_functions_own_is_its_failure()
    {
        Plugin plugin = LoadWith();
        Signal = _ => throw new OperationCanceledException("of its own");

        var exception = Fails<HostFunctionException>(() => plugin.Call("signal", cancellationToken: Cancellation.Token));

        Assert.IsType<OperationCanceledException>(exception.InnerException);
    }

    [Fact]
    public void Without_limits_a_host_functions_token_can_not_be_cancelled()
    {
        Plugin plugin = LoadWith();
        Signal = call => Assert.False(call.CancellationToken.CanBeCanceled);

        plugin.Call("signal");
    }

    [Fact]
    public void A_stopped_call_leaves_no_trace_in_the_next_one()
    {
        Plugin plugin = LoadWith(options => options.KeepAfterTrap = true);
        Signal = _ => Cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: Cancellation.Token));

        Assert.Equal(TrapCode.Unreachable, Assert.Throws<PluginTrapException>(() => plugin.Call("crash")).TrapCode);
        Signal = call => Assert.False(call.CancellationToken.IsCancellationRequested);
        plugin.Call("signal");
    }

    [Fact]
    public void An_engine_that_is_disposed_refuses_a_call_that_it_could_not_stop_any_more()
    {
        var engine = new WasmtimeEngine();
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
        Plugin plugin = Wait(host.LoadAsync(PluginSource.Bytes(Guest.Of(GuestType), "guest"), options =>
        {
            Configure(options);
            options.Timeout = TimeSpan.FromSeconds(30);
        }));
        plugin.Call("fine");
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => plugin.Call("fine"));
    }

    [Fact]
    public void An_engine_that_cannot_stop_guests_refuses_a_timeout()
    {
        var engine = new ObservedEngine(TestEngine.Shared) { Capabilities = WebXtism.Engine.EngineCapabilities.None };
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });

        var exception = Assert.Throws<PluginLoadException>(() =>
            Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo), "guest"), options => options.Timeout = Short)));

        Assert.Equal(PluginLoadFailure.Unsupported, exception.Failure);
        Says(exception, "The plugin 'guest' cannot be loaded: it has a timeout, and this engine cannot stop a running plugin.");
    }
}
