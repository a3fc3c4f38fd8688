using WebXtism.Wasmtime;

namespace WebXtism.Tests.Limits;

/// <summary>Endless guests are stopped by a timeout or by a token, and only they.</summary>
public sealed class StopTests : GuestTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);
    private readonly CancellationTokenSource _cancellation = new();
    private HostFunctionBody _signal = _ => { };
    private Func<bool> _goOn = () => false;

    private void Configure(PluginOptions options)
    {
        options.HostFunctions.Add(new HostFunction("test", "signal", [], null, call => _signal(call)));
        options.HostFunctions.Add(new HostFunction("test", "go_on", [], WebXtism.Engine.ValueKind.I32, call => call.SetInt32(_goOn() ? 1 : 0)));
    }

    private Plugin LoadWith(Action<PluginOptions>? configure = null) => Load(options =>
    {
        Configure(options);
        configure?.Invoke(options);
    });

    public override void Dispose()
    {
        base.Dispose();
        _cancellation.Dispose();
    }

    [Theory]
    [InlineData("spin")]
    [InlineData("call_forever")]
    public void A_timeout_stops_an_endless_guest(string export)
    {
        Plugin plugin = LoadWith(options => options.Timeout = s_short);

        for (int i = 0; i < 3; i++)
        {
            var exception = Fails<PluginTimeoutException>(() => plugin.Call(export));

            Assert.Equal(("guest", export, s_short), (exception.PluginName, exception.Export, exception.Timeout));
            Assert.Equal($"'{export}' of 'guest' did not finish within 0.03 s and was stopped. Raise PluginOptions.Timeout if it needs longer.", exception.Message);
            plugin.Call("fine");
        }
    }

    [Fact]
    public void A_token_stops_an_endless_guest_that_has_no_timeout()
    {
        Plugin plugin = LoadWith();
        _signal = _ => _cancellation.Cancel();

        var exception = Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: _cancellation.Token));

        Assert.Equal(_cancellation.Token, exception.CancellationToken);
        Assert.Equal("The call of 'signal_and_spin' of 'guest' was cancelled.", exception.Message);
        plugin.Call("fine");
    }

    [Fact]
    public void A_token_counts_before_a_timeout_that_is_far_away()
    {
        Plugin plugin = LoadWith(options => options.Timeout = TimeSpan.FromDays(100_000));
        _signal = _ => _cancellation.Cancel();

        Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: _cancellation.Token));
    }

    [Fact]
    public void A_timeout_counts_also_when_there_is_a_token()
    {
        Plugin plugin = LoadWith(options => options.Timeout = s_short);

        Fails<PluginTimeoutException>(() => plugin.Call("spin", cancellationToken: _cancellation.Token));
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
        _signal = _ => ran = true;
        _cancellation.Cancel();

        Fails<OperationCanceledException>(() => plugin.Call("signal", cancellationToken: _cancellation.Token));

        Assert.False(ran);
        plugin.Call("signal");
        Assert.True(ran);
    }

    [Fact]
    public void Another_thread_can_cancel()
    {
        Plugin plugin = LoadWith();
        using var inside = new ManualResetEventSlim();
        _signal = _ => inside.Set();
        OtherThread.Running canceller = OtherThread.Start(() =>
        {
            inside.Await();
            _cancellation.Cancel();
        });

        Fails<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: _cancellation.Token));
        canceller.Join();
    }

    [Fact]
    public async Task An_asynchronous_call_is_cancelled_as_a_task()
    {
        Plugin plugin = LoadWith();
        _signal = _ => _cancellation.Cancel();

        Task<byte[]> call = plugin.CallAsync("signal_and_spin", cancellationToken: _cancellation.Token);

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
            LoadText($"(module (func $spin (loop $again (br $again))) {declaration})", options => options.Timeout = s_short));

        Assert.Equal("", exception.Export);
        Assert.Equal("The initialisation of 'guest' did not finish within 0.03 s and was stopped. Raise PluginOptions.Timeout if it needs longer.", exception.Message);
    }

    [Theory]
    [InlineData("(start $spin)")]
    [InlineData("(export \"_initialize\" (func $spin))")]
    public void Initialisation_is_stopped_by_the_token(string declaration)
    {
        _signal = _ => _cancellation.Cancel();
        using CompiledPlugin compiled = CompileText(
            $"(module (import \"test\" \"signal\" (func $signal)) (func $spin (call $signal) (loop $again (br $again))) {declaration})", Configure);

        var exception = Fails<OperationCanceledException>(() => compiled.Instantiate(_cancellation.Token));

        Assert.Equal(_cancellation.Token, exception.CancellationToken);
        Assert.Equal("The call of the initialisation of 'guest' was cancelled.", exception.Message);
    }

    [Fact]
    public void A_host_function_learns_of_the_deadline_and_its_cancellation_is_the_timeout()
    {
        Plugin plugin = LoadWith(options => options.Timeout = s_short);
        _signal = call =>
        {
            Assert.True(call.CancellationToken.WaitHandle.WaitOne(OtherThread.Guard));
            call.CancellationToken.ThrowIfCancellationRequested();
        };

        var exception = Fails<PluginTimeoutException>(() => plugin.Call("signal"));

        Assert.Equal(("signal", s_short), (exception.Export, exception.Timeout));
        plugin.Call("fine");
    }

    [Fact]
    public void A_host_function_learns_of_the_callers_token_and_its_cancellation_is_the_callers()
    {
        Plugin plugin = LoadWith();
        _signal = call =>
        {
            _cancellation.Cancel();
            call.CancellationToken.ThrowIfCancellationRequested();
        };

        var exception = Fails<OperationCanceledException>(() => plugin.Call("signal", cancellationToken: _cancellation.Token));

        Assert.Equal(_cancellation.Token, exception.CancellationToken);
        Says(exception, "The call of 'signal' of 'guest' was cancelled in the host function 'test::signal'.");
        Assert.IsType<OperationCanceledException>(exception.InnerException);
    }

    [Fact]
    public void A_cancellation_of_a_host_functions_own_is_its_failure()
    {
        Plugin plugin = LoadWith();
        _signal = _ => throw new OperationCanceledException("of its own");

        var exception = Fails<HostFunctionException>(() => plugin.Call("signal", cancellationToken: _cancellation.Token));

        Assert.IsType<OperationCanceledException>(exception.InnerException);
    }

    [Fact]
    public void Without_limits_a_host_functions_token_can_not_be_cancelled()
    {
        Plugin plugin = LoadWith();
        _signal = call => Assert.False(call.CancellationToken.CanBeCanceled);

        plugin.Call("signal");
    }

    [Fact]
    public void A_stopped_call_leaves_no_trace_in_the_next_one()
    {
        Plugin plugin = LoadWith(options => options.KeepAfterTrap = true);
        _signal = _ => _cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => plugin.Call("signal_and_spin", cancellationToken: _cancellation.Token));

        Assert.Equal(TrapCode.Unreachable, Assert.Throws<PluginTrapException>(() => plugin.Call("crash")).TrapCode);
        _signal = call => Assert.False(call.CancellationToken.IsCancellationRequested);
        plugin.Call("signal");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stopping_one_instance_leaves_a_sibling_running(bool byTimeout)
    {
        using CompiledPlugin compiled = Compile(options =>
        {
            Configure(options);
            // Each call has its own deadline: the sibling's begins anew with each of its calls.
            options.Timeout = byTimeout ? s_short : Timeout.InfiniteTimeSpan;
        });
        using CompiledPlugin patient = Compile(Configure);
        Plugin victim = compiled.Instantiate();
        Plugin sibling = byTimeout ? patient.Instantiate() : compiled.Instantiate();
        using var siblingInside = new ManualResetEventSlim();
        using var victimStopped = new ManualResetEventSlim();
        int turns = 0;
        _goOn = () =>
        {
            turns++;
            siblingInside.Set();
            return !victimStopped.IsSet;
        };
        _signal = _ => _cancellation.Cancel();

        OtherThread.Running running = OtherThread.Start(() => sibling.Call("wait", cancellationToken: CancellationToken.None));
        siblingInside.Await();
        if (byTimeout)
        {
            Assert.Throws<PluginTimeoutException>(() => victim.Call("spin"));
        }
        else
        {
            Assert.Throws<OperationCanceledException>(() => victim.Call("signal_and_spin", cancellationToken: _cancellation.Token));
        }

        victimStopped.Set();
        running.Join();
        Assert.True(turns > 0);
        sibling.Call("fine");
    }

    [Fact]
    public void Of_many_instances_that_run_at_once_only_the_cancelled_one_stops()
    {
        const int Count = 6;
        using CompiledPlugin compiled = Compile(Configure);
        using var ready = new CountdownEvent(Count);
        using var stopped = new ManualResetEventSlim();
        var seen = new ThreadLocal<bool>();
        _goOn = () =>
        {
            if (!seen.Value)
            {
                seen.Value = true;
                ready.Signal();
            }

            return !stopped.IsSet;
        };
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, Count).Select(_ => new CancellationTokenSource())];
        bool[] cancelled = new bool[Count];
        OtherThread.Running[] threads = [.. sources.Select((source, i) => OtherThread.Start(() =>
        {
            using Plugin plugin = compiled.Instantiate();
            try
            {
                plugin.Call("wait", cancellationToken: source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled[i] = true;
                stopped.Set();
            }
        }))];

        Assert.True(ready.Wait(OtherThread.Guard));
        sources[3].Cancel();
        Assert.All(threads, thread => thread.Join());

        Assert.Equal([3], Enumerable.Range(0, Count).Where(i => cancelled[i]));
        Array.ForEach(sources, source => source.Dispose());
    }

    [Fact]
    public void An_engine_that_is_disposed_refuses_a_call_that_it_could_not_stop_any_more()
    {
        var engine = new WasmtimeEngine();
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
        Plugin plugin = Wait(host.LoadAsync(PluginSource.Bytes(Guest.Of(GetType()), "guest"), options =>
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
            Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo), "guest"), options => options.Timeout = s_short)));

        Assert.Equal(PluginLoadFailure.Unsupported, exception.Failure);
        Says(exception, "The plugin 'guest' cannot be loaded: it has a timeout, and this engine cannot stop a running plugin.");
    }
}
