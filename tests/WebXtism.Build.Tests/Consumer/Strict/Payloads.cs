using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebXtism;

namespace Strict.Payloads;

/// <summary>Every kind of payload.</summary>
[ExtismPlugin]
public partial interface IPayloads : IAsyncDisposable
{
    /// <summary>Text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Text.</returns>
    string Text(string text);

    /// <summary>Text that may be missing.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Text.</returns>
    string? OptionalText(string? text);

    /// <summary>Bytes.</summary>
    /// <param name="input">The bytes.</param>
    /// <returns>Bytes.</returns>
    byte[] Bytes(ReadOnlySpan<byte> input);

    /// <summary>Bytes.</summary>
    /// <param name="input">The bytes.</param>
    /// <returns>Bytes.</returns>
    ReadOnlyMemory<byte> Memory(ReadOnlyMemory<byte> input);

    /// <summary>Bytes, into a buffer.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="output">The buffer.</param>
    void Into(byte[] input, IBufferWriter<byte> output);

    /// <summary>A stream.</summary>
    /// <param name="input">The bytes.</param>
    /// <returns>A stream.</returns>
    Stream Copy(Stream input);

    /// <summary>A stream, later.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A stream.</returns>
    Task<Stream> CopyAsync(Stream input, CancellationToken cancellationToken = default);

    /// <summary>A number in binary.</summary>
    /// <param name="value">The number.</param>
    /// <returns>A number.</returns>
    [return: Payload(PayloadFormat.Binary)]
    long Binary([Payload(PayloadFormat.Binary)] int value);

    /// <summary>A number that may be missing, as JSON.</summary>
    /// <param name="value">The number.</param>
    /// <returns>A number.</returns>
    [return: Payload(PayloadFormat.Json)]
    int? Number([Payload(PayloadFormat.Json)] int? value);

    /// <summary>Several parameters.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Two.</param>
    /// <param name="scale">Three.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A car.</returns>
    ValueTask<Car?> AddAsync(Car left, int right, double? scale, CancellationToken cancellationToken = default);

    /// <summary>JSON as it is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>JSON.</returns>
    JsonNode? Node(JsonElement value);

    /// <summary>An export that a module may lack.</summary>
    /// <param name="name">A name.</param>
    /// <param name="options">What the call brings along.</param>
    /// <returns>The name.</returns>
    string Preferred(string name, CallOptions options = default) => name;

    /// <summary>Another one, later.</summary>
    /// <param name="name">A name.</param>
    /// <returns>The name.</returns>
    Task<string> LaterAsync(string name) => Task.FromResult(name);

    /// <summary>Another one, without a result.</summary>
    void WarmUp()
    {
    }

    /// <summary>A codec of its own.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value.</returns>
    [return: PayloadCodec<UpperCase>]
    string Upper([PayloadCodec<UpperCase>] string value);
}

/// <summary>A codec.</summary>
public readonly record struct UpperCase : IPayloadCodec<string>
{
    /// <inheritdoc/>
    public void Write(string value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(System.Text.Encoding.UTF8.GetBytes(value));
    }

    /// <inheritdoc/>
    public string Read(ReadOnlySpan<byte> payload) => System.Text.Encoding.UTF8.GetString(payload);
}
