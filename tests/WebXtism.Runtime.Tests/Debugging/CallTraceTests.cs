using System.Globalization;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.Tests.Debugging;

public sealed class CallTraceTests : GuestTests
{
    private HostFunctionBody _note = _ => { };

    private Plugin LoadTraced(int calls) => Load(options =>
    {
        options.Debug.TracedCalls = calls;
        options.Logger = new RecordingLogger(LogLevel.Trace);
        options.HostFunctions.Add(new HostFunction("extism:host/user", "add", [ValueKind.I32, ValueKind.I64, ValueKind.F32, ValueKind.F64], ValueKind.I64,
            call => call.SetInt64(call.GetInt32(0) + call.GetInt64(1))));
        options.HostFunctions.Add(new HostFunction("extism:host/user", "note", [ValueKind.I64], null, call => _note(call)));
    });

    // Durations and addresses differ from run to run.
    private static string[] Lines(PluginCallException exception) =>
        [.. exception.CallTrace.Select(call => $"[{call.Export}] {call.Function}({string.Join(", ", call.Arguments.Select(Text))}){(call.Result is { } result ? " = " + Text(result) : "")}")];

    private static string Text(TracedValue value) =>
        value.BlockLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"{length} bytes") : value.ToString();

    [Fact]
    public void A_failure_tells_the_last_calls_in_their_order()
    {
        Plugin plugin = LoadTraced(calls: 10);
        plugin.Call("fine");

        var exception = Fails<PluginTrapException>(() => plugin.Call("crash"));

        Assert.Equal(
            ["[fine] extism:host/user::note(0)", "[crash] extism:host/user::add(-1, 7, 0.5, 2) = 6", "[crash] extism:host/user::note(3 bytes)", "[crash] extism:host/env::log_info(3 bytes)"],
            Lines(exception));
        Assert.All(exception.CallTrace, call => Assert.True(call.Duration >= TimeSpan.Zero && call.Failure is null));
        Assert.Matches(@"^extism:host/user::add\(-1, 7, 0\.5, 2\) = 6, [0-9.]+ ms$", exception.CallTrace[1].ToString());
        Assert.Matches("^block of 3 bytes at [0-9]+$", exception.CallTrace[2].Arguments[0].ToString());
    }

    [Fact]
    public void No_more_calls_are_kept_than_were_asked_for()
    {
        Plugin plugin = LoadTraced(calls: 2);
        for (int i = 0; i < 5; i++)
        {
            plugin.Call("fine");
        }

        Assert.Equal(
            ["[crash] extism:host/user::note(3 bytes)", "[crash] extism:host/env::log_info(3 bytes)"],
            Lines(Fails<PluginTrapException>(() => plugin.Call("crash"))));
        Assert.Equal(
            ["[crash] extism:host/env::log_info(3 bytes)", "[error] extism:host/user::note(5)"],
            Lines(Fails<PluginCallException>(() => plugin.Call("error"))));
    }

    [Fact]
    public void The_call_that_threw_is_the_last_and_names_its_exception()
    {
        var thrown = new InvalidOperationException("no notes today");
        _note = _ => throw thrown;

        var exception = Fails<HostFunctionException>(() => LoadTraced(calls: 10).Call("fine"));

        Assert.Same(thrown, exception.InnerException);
        Assert.Equal("extism:host/user::note", exception.Function);
        TracedCall call = Assert.Single(exception.CallTrace);
        Assert.Same(thrown, call.Failure);
        Assert.Contains(" threw no notes today", call.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_does_not_ask_gets_none_and_pays_nothing()
    {
        Plugin plugin = LoadTraced(calls: 0);
        plugin.Call("fine");

        Assert.Equal(0, AllocatedBytes.By(() => plugin.Call("fine")));
        Assert.Empty(Fails<PluginTrapException>(() => plugin.Call("crash")).CallTrace);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void A_number_of_calls_that_cannot_be_kept_is_refused(int calls) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DebugOptions { TracedCalls = calls });
}
