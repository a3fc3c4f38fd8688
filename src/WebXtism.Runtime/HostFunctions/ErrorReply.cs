using System.Text.Json;
using WebXtism.Engine;
using WebXtism.Wasi;

namespace WebXtism;

/// <summary>
/// Makes host functions that tell the plugin about their failures instead of ending it: the plugin gets one block of JSON,
/// <c>{"result":…}</c> or <c>{"error":"…"}</c>. Generated code uses it for <c>[HostFunction(ErrorsAsPayload = true)]</c>.
/// </summary>
/// <remarks>
/// The message of the exception goes to the plugin, and nothing else of it. What is not the function's own failure ends the
/// call as ever: arguments that cannot be read, limits, cancellation of the call.
/// </remarks>
public static class ErrorReply
{
    /// <summary>Wraps a function with a result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TCodec">How the result is written.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="codec">Writes the result.</param>
    /// <returns>The body of a host function whose result is the handle of a block.</returns>
    public static HostFunctionBody Create<T, TCodec>(HostFunctionResult<T> function, TCodec codec)
        where TCodec : struct, IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        return call =>
        {
            Reply<T> reply;
            try
            {
                reply = new(function(call), Error: null);
            }
            catch (Exception exception) when (IsOwn(exception, call))
            {
                reply = new(default!, exception.Message);
            }

            call.Set(reply, new Codec<T, TCodec>(codec));
        };
    }

    /// <summary>Wraps a function without a result: <c>result</c> is <see langword="null"/>.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The body of a host function whose result is the handle of a block.</returns>
    public static HostFunctionBody Create(HostFunctionBody function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Create<JsonElement?, JsonElementPayload>(
            call =>
            {
                function(call);
                return null;
            },
            default);
    }

    private static bool IsOwn(Exception exception, HostCall call) =>
        exception is not (ExtismException or EngineException or GuestExitException)
        && !(exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested);

    private readonly record struct Reply<T>(T Result, string? Error);

    private readonly struct Codec<T, TCodec>(TCodec codec) : IPayloadCodec<Reply<T>>
        where TCodec : struct, IJsonCodec<T>
    {
        public void Write(Reply<T> value, PayloadWriter writer)
        {
            Utf8JsonWriter json = writer.BeginJson();
            json.WriteStartObject();
            if (value.Error is null)
            {
                json.WritePropertyName("result"u8);
                codec.Write(value.Result, json);
            }
            else
            {
                json.WriteString("error"u8, value.Error);
            }

            json.WriteEndObject();
            json.Flush();
        }

        public Reply<T> Read(ReadOnlySpan<byte> payload) => throw new NotSupportedException("A reply goes to the plugin.");
    }
}
