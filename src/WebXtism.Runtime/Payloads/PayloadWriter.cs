using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using WebXtism.Kernel;

namespace WebXtism;

/// <summary>
/// Writes one payload into plugin memory: the input of a call, or the result of a host function. There is one writer per
/// plugin instance; it is valid only while the codec that received it runs.
/// </summary>
/// <remarks>
/// <see cref="GetSpan"/> hands out plugin memory itself. <see cref="GetMemory"/> cannot (that memory belongs to no array),
/// so it hands out a reused buffer whose content <see cref="Advance"/> copies.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The JSON writer owns no resources; disposing it would only flush it.")]
public sealed class PayloadWriter : IBufferWriter<byte>
{
    private const int DefaultMaxDepth = 64;

    // The serializer validates by construction; the nesting limit of the options still holds.
    private static readonly JsonWriterOptions s_defaults = new() { SkipValidation = true, Encoder = JavaScriptEncoder.Default, MaxDepth = DefaultMaxDepth };

    private KernelMemory _memory = null!;
    private int _written;
    private byte[] _staging = [];
    private bool _staged;
    private Utf8JsonWriter? _json;

    internal PayloadWriter()
    {
    }

    /// <summary>How many bytes the payload has so far.</summary>
    public int WrittenCount => _written;

    /// <summary>Returns plugin memory to write to.</summary>
    /// <param name="sizeHint">The least number of bytes that the span must have; 0 means at least one.</param>
    /// <returns>The memory after what is written already. It is valid until the next call of this writer.</returns>
    /// <exception cref="PluginLimitException">The plugin's memory cannot grow that far.</exception>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        _staged = false;
        return _memory.Reserve((long)_written + Math.Max(sizeHint, 1))[_written..];
    }

    /// <summary>Returns a buffer to write to; <see cref="Advance"/> copies it into plugin memory.</summary>
    /// <param name="sizeHint">The least number of bytes that the buffer must have; 0 means at least one.</param>
    /// <returns>The buffer, valid until the next call of this writer.</returns>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        _staged = true;
        if (_staging.Length < Math.Max(sizeHint, 1))
        {
            _staging = new byte[(int)Math.Min(Array.MaxLength, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(sizeHint, 512)))];
        }

        return _staging;
    }

    /// <summary>Takes over bytes that were written to the last span or buffer.</summary>
    /// <param name="count">How many bytes were written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or more than was handed out.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (_staged)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _staging.Length);
            _staging.AsSpan(0, count).CopyTo(_memory.Reserve((long)_written + count)[_written..]);
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _memory.Reserved - _written);
        }

        _written += count;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes; copied.</param>
    /// <exception cref="PluginLimitException">The plugin's memory cannot grow that far.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            bytes.CopyTo(_memory.Reserve((long)_written + bytes.Length)[_written..]);
            _written += bytes.Length;
        }
    }

    /// <summary>The instance's JSON writer, emptied and set to these options. It writes to this writer when it is flushed.</summary>
    internal Utf8JsonWriter BeginJson(JsonSerializerOptions options) => BeginJson(s_defaults with
    {
        Encoder = options.Encoder ?? JavaScriptEncoder.Default,
        Indented = options.WriteIndented,
        IndentCharacter = options.IndentCharacter,
        IndentSize = options.IndentSize,
        NewLine = options.NewLine,
        MaxDepth = options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth,
    });

    /// <summary>The instance's JSON writer, emptied and set to what options are by default.</summary>
    internal Utf8JsonWriter BeginJson() => BeginJson(s_defaults);

    internal void Begin(KernelMemory memory)
    {
        _memory = memory;
        _written = 0;
        _staged = false;
    }

    private Utf8JsonWriter BeginJson(in JsonWriterOptions options)
    {
        if (_json is null || !AreSame(_json.Options, options))
        {
            return _json = new Utf8JsonWriter(this, options);
        }

        _json.Reset();
        return _json;
    }

    private static bool AreSame(in JsonWriterOptions one, in JsonWriterOptions other) =>
        one.Encoder == other.Encoder
        && one.MaxDepth == other.MaxDepth
        && one.Indented == other.Indented
        && (!one.Indented || (one.IndentCharacter == other.IndentCharacter && one.IndentSize == other.IndentSize && one.NewLine == other.NewLine));
}
