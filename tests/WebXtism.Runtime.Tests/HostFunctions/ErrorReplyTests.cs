using System.Text.Json;
using WebXtism.Engine;
using WebXtism.Tests.Payloads;

namespace WebXtism.Tests.HostFunctions;

/// <summary>Host functions that tell the plugin of their failures.</summary>
public sealed class ErrorReplyTests : GuestTests
{
    private const string Text = """
        (module
          (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
          (import "extism:host/env" "length" (func $length (param i64) (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/user" "ask" (func $ask (param i64) (result i64)))
          (func (export "ask") (result i32) (local $out i64)
            (local.set $out (call $ask (call $input_offset)))
            (call $output_set (local.get $out) (call $length (local.get $out)))
            (i32.const 0)))
        """;

    private static readonly JsonPayload<string> s_text = new(TestJson.Default.String);

    [Fact]
    public void A_result_and_an_error_are_told_apart_whatever_they_say()
    {
        Plugin plugin = LoadWith(ErrorReply.Create(
            static call => call.Get<string?, TextPayload>(0, default) is { Length: > 0 } text ? text : throw new InvalidOperationException("say \"please\" 👋"), s_text));

        Assert.Equal("""{"result":"{\u0022error\u0022:1}"}""", plugin.CallText("ask", "{\"error\":1}"));
        using var error = JsonDocument.Parse(plugin.CallText("ask"));
        Assert.Equal("say \"please\" 👋", Assert.Single(error.RootElement.EnumerateObject()).Value.GetString());
    }

    [Fact]
    public void A_function_without_a_result_says_that_it_ended()
    {
        int calls = 0;
        Plugin plugin = LoadWith(ErrorReply.Create(_ => { calls++; }));

        Assert.Equal("""{"result":null}""", plugin.CallText("ask"));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Arguments_that_cannot_be_read_are_no_failure_of_the_function()
    {
        Plugin plugin = LoadWith(ErrorReply.Create(static call => call.Get<string?, TextPayload>(0, default)!, s_text));

        var exception = Fails<HostFunctionException>(() => plugin.Call("ask", [0xff]));

        Assert.IsType<PayloadException>(exception.InnerException);
    }

    [Fact]
    public void A_cancelled_call_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        Plugin plugin = LoadWith(ErrorReply.Create(
            call =>
            {
                source.Cancel();
                call.CancellationToken.ThrowIfCancellationRequested();
                return "";
            },
            s_text));

        Fails<OperationCanceledException>(() => plugin.Call("ask", cancellationToken: source.Token));
    }

    [Fact]
    public void A_cancellation_of_the_function_s_own_is_a_failure_like_any_other()
    {
        Plugin plugin = LoadWith(ErrorReply.Create<string, JsonPayload<string>>(static _ => throw new OperationCanceledException("too slow"), s_text));

        Assert.Equal("""{"error":"too slow"}""", plugin.CallText("ask"));
    }

    private Plugin LoadWith(HostFunctionBody body) =>
        LoadText(Text, options => options.HostFunctions.Add(new HostFunction("extism:host/user", "ask", [ValueKind.I64], ValueKind.I64, body)));
}
