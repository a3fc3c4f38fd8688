namespace WebXtism.Testing.Tests;

/// <summary>In-memory guests fail in all the ways in which guests do, and the application sees the same exceptions.</summary>
public sealed class GuestFailureTests
{
    private static ValueTask<IEcho> Load(Action<InMemoryGuest> echo, Action<PluginOptions>? configure = null) =>
        InMemoryPlugin.For<IEcho>().Export("echo", echo).LoadAsync(configure);

    [Fact]
    public async Task An_error_has_text_and_code()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>().Export("echo", (InMemoryGuest guest, string text) => text == "" ? throw guest.Error("no text", 3) : text).LoadAsync();

        var exception = Assert.Throws<PluginCallException>(() => echo.Echo(""));
        Assert.Equal(("echo", "no text", 3), (exception.Export, exception.ErrorText, exception.ExitCode));
        Assert.Equal("fine", echo.Echo("fine"));
    }

    [Fact]
    public async Task A_trap_has_its_code_and_ends_the_instance()
    {
        IEcho echo = await Load(static guest =>
        {
            guest.SetOutput([(byte)('0' + ++guest.State(static () => new int[1])[0])]);
            if (!guest.Input.IsEmpty)
            {
                guest.SetError("last words");
                throw guest.Trap(TrapCode.IntegerDivisionByZero, "by zero");
            }
        });

        Assert.Equal(("1", "2"), (echo.Echo(""), echo.Echo("")));
        var exception = Assert.Throws<PluginTrapException>(() => echo.Echo("trap"));
        Assert.Equal((TrapCode.IntegerDivisionByZero, "last words"), (exception.TrapCode, exception.ErrorText));
        Assert.Contains("by zero", exception.Message, StringComparison.Ordinal);
        Assert.Equal("echo", Assert.Single(exception.WasmTrace).FunctionName);
        Assert.Equal("1", echo.Echo(""));
    }

    [Fact]
    public async Task A_loop_ends_at_the_timeout()
    {
        IEcho echo = await Load(static guest => guest.SpinUntilStopped(), static options => options.Timeout = TimeSpan.FromMilliseconds(20));

        Assert.Equal(TimeSpan.FromMilliseconds(20), Assert.Throws<PluginTimeoutException>(() => echo.Echo("")).Timeout);
        await Assert.ThrowsAsync<PluginTimeoutException>(() => echo.EchoAsync(""));
    }

    [Fact]
    public async Task A_loop_ends_when_the_token_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        IEcho echo = await Load(guest =>
        {
            source.Cancel();
            guest.SpinUntilStopped();
        });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo.EchoAsync("", source.Token));
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_loop_that_nothing_can_stop_is_refused()
    {
        IEcho echo = await Load(static guest => guest.SpinUntilStopped());

        Assert.Contains("PluginOptions.Timeout", Assert.Throws<InvalidOperationException>(() => echo.Echo("")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_that_was_stopped_has_no_say_any_more()
    {
        int after = 0;
        IEcho echo = await Load(guest =>
        {
            try
            {
                throw guest.Trap();
            }
            catch (Exception)
            {
                try
                {
                    guest.SetError(null);
                    after++;
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException("my own", exception);
                }
            }
        });

        Assert.Throws<PluginTrapException>(() => echo.Echo(""));
        Assert.Equal(0, after);
    }

    [Fact]
    public async Task An_exit_code_is_that_of_the_call()
    {
        IEcho echo = await Load(static guest => throw guest.Exit(guest.Input.Length));

        Assert.Equal("", echo.Echo(""));
        Assert.Equal(3, Assert.Throws<PluginCallException>(() => echo.Echo("bad")).ExitCode);
    }

    [Fact]
    public async Task Fuel_is_burned_on_demand()
    {
        IEcho echo = await Load(static guest => guest.BurnFuel((ulong)guest.Input.Length), static options => options.Fuel = 5);

        echo.Echo("four");
        Assert.Equal(4UL, PluginInvoker.Of(echo).FuelConsumed);
        echo.Echo("12345");
        Assert.Equal(PluginLimit.Fuel, Assert.Throws<PluginLimitException>(() => echo.Echo("123456")).Limit);
        echo.Echo("12345");
    }

    [Fact]
    public async Task Memory_is_limited_in_all()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>()
            .Export("echo", (string text) => new byte[int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)])
            .LoadAsync(static options => options.MaxMemoryBytes = 4 * 65536);

        Assert.Equal(200_000, echo.Echo("200000").Length);
        Assert.Equal(PluginLimit.Memory, Assert.Throws<PluginLimitException>(() => echo.Echo("300000")).Limit);
        Assert.Equal(PluginLimit.Memory, Assert.Throws<PluginLimitException>(() => echo.Echo(new string('x', 300_000))).Limit);
        Assert.Equal(9, echo.Echo("9").Length);
    }

    [Fact]
    public async Task Pages_are_limited()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>().Export("echo", () => new byte[150_000]).LoadAsync(static options => options.MaxPages = 1);

        Assert.Equal(PluginLimit.Memory, Assert.Throws<PluginLimitException>(() => echo.Echo("")).Limit);
    }

    [Fact]
    public async Task An_output_can_be_too_large()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>().Export("echo", (string text) => text).LoadAsync(static options => options.MaxOutputBytes = 3);

        Assert.Equal("abc", echo.Echo("abc"));
        Assert.Equal(PluginLimit.Output, Assert.Throws<PluginLimitException>(() => echo.Echo("abcd")).Limit);
    }

    [Fact]
    public async Task What_an_export_throws_of_its_own_reaches_the_test()
    {
        IEcho echo = await Load(static _ => throw new NotSupportedException("an assertion, perhaps"));

        Assert.Throws<NotSupportedException>(() => echo.Echo(""));
        await Assert.ThrowsAsync<NotSupportedException>(() => echo.EchoAsync(""));
    }

    [Fact]
    public async Task A_guest_cannot_be_used_between_calls()
    {
        InMemoryGuest? kept = null;
        IEcho echo = await Load(guest => kept = guest);
        echo.Echo("");

        Assert.Throws<InvalidOperationException>(() => kept!.SetError("late"));
    }

    [Fact]
    public async Task There_is_one_state_of_one_type()
    {
        IEcho echo = await Load(static guest =>
        {
            guest.State(static () => new List<string>());
            guest.State(static () => "text");
        });

        Assert.Contains("asks for a String", Assert.Throws<InvalidOperationException>(() => echo.Echo("")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialisers_run_and_can_fail()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>()
            .Export("_initialize", static (InMemoryGuest guest) => guest.State(static () => "ready"))
            .Export("echo", static (InMemoryGuest guest) => guest.State(static () => "not ready"))
            .LoadAsync();

        Assert.Equal("ready", echo.Echo(""));
        await Assert.ThrowsAsync<PluginTrapException>(async () => await InMemoryPlugin.For<IEcho>()
            .Export("_initialize", static (InMemoryGuest guest) => throw guest.Trap())
            .Export("echo", () => { })
            .LoadAsync());
    }
}
