using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WebXtism.Engine;

namespace WebXtism.Testing;

/// <summary>
/// A value that a plugin passes to a host function or gets from one: a number, or a block of bytes. Text, bytes and numbers
/// convert to it by themselves.
/// </summary>
/// <example>
/// <code>
/// guest.CallHost("find_person", "Ada").Text;
/// guest.CallHost("add_points", 5L, 2).Int64;
/// guest.CallHost("save_person", HostValue.Json(person, AppJson.Default.Person));
/// </code>
/// </example>
public sealed class HostValue
{
    private readonly WasmValue _value;
    private readonly byte[]? _block;

    private HostValue(ValueKind kind, WasmValue value, byte[]? block)
    {
        Kind = kind;
        _value = value;
        _block = block;
    }

    /// <summary>What WebAssembly passes; a block of bytes is passed as the <see cref="ValueKind.I64"/> that is its handle.</summary>
    public ValueKind Kind { get; }

    /// <summary>
    /// Whether there are bytes. A recorded 64-bit number that happens to be the handle of a block of the plugin cannot be told
    /// from that handle, and has the bytes of that block.
    /// </summary>
    public bool IsBlock => _block is not null;

    /// <summary>The number.</summary>
    public int Int32 => _value.Int32;

    /// <summary>The number, or the handle of a recorded block.</summary>
    public long Int64 => Kind == ValueKind.I32 ? _value.Int32 : _value.Int64;

    /// <summary>The number.</summary>
    public float Single => _value.Single;

    /// <summary>The number.</summary>
    public double Double => _value.Double;

    /// <summary>The bytes of the block; empty for the null handle.</summary>
    /// <exception cref="InvalidOperationException">The value is a number.</exception>
    public ReadOnlyMemory<byte> Bytes => _block ?? throw new InvalidOperationException($"The value is the number {this} and no block of bytes.");

    /// <summary>The bytes of the block as UTF-8 text.</summary>
    /// <exception cref="InvalidOperationException">The value is a number.</exception>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>A block with text in UTF-8; the null handle when it is <see langword="null"/> or empty.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator HostValue(string? text) => Block(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>A block of bytes; the null handle when there are none.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator HostValue(byte[]? bytes) => Block(bytes ?? []);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator HostValue(int value) => new(ValueKind.I32, WasmValue.FromInt32(value), null);

    /// <summary>1 or 0.</summary>
    /// <param name="value">The truth.</param>
    public static implicit operator HostValue(bool value) => value ? 1 : 0;

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator HostValue(long value) => new(ValueKind.I64, WasmValue.FromInt64(value), null);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator HostValue(float value) => new(ValueKind.F32, WasmValue.FromSingle(value), null);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator HostValue(double value) => new(ValueKind.F64, WasmValue.FromDouble(value), null);

    /// <summary>A block with JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How it is written.</param>
    /// <returns>The block.</returns>
    public static HostValue Json<T>(T value, JsonTypeInfo<T> typeInfo) => Block(JsonSerializer.SerializeToUtf8Bytes(value, typeInfo));

    /// <summary>Reads the block as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="typeInfo">How it is read.</param>
    /// <returns>The value; <see langword="null"/> for the null handle.</returns>
    /// <exception cref="JsonException">The bytes are no such JSON.</exception>
    /// <exception cref="InvalidOperationException">The value is a number.</exception>
    public T? Json<T>(JsonTypeInfo<T> typeInfo) => Bytes.IsEmpty ? default : JsonSerializer.Deserialize(Bytes.Span, typeInfo);

    /// <summary>The value for messages: a number as it is, a block as text in quotes.</summary>
    /// <returns>For example <c>42</c> or <c>"Ada"</c>.</returns>
    public override string ToString() => (Kind, _block) switch
    {
        (_, not null) => $"\"{Text}\"",
        (ValueKind.F32, _) => Single.ToString(CultureInfo.InvariantCulture),
        (ValueKind.F64, _) => Double.ToString(CultureInfo.InvariantCulture),
        _ => Int64.ToString(CultureInfo.InvariantCulture),
    };

    internal static HostValue Of(ValueKind kind, WasmValue value, byte[]? block) => new(kind, value, block);

    internal static HostValue Block(byte[] bytes) => new(ValueKind.I64, default, bytes);

    /// <summary>Whether the value can be passed to a parameter.</summary>
    internal bool Fits(ValueKind parameter) => Kind == parameter || (Kind == ValueKind.I32 && parameter == ValueKind.I64);

    /// <summary>The number for a parameter that it <see cref="Fits"/>.</summary>
    internal WasmValue Number(ValueKind parameter) => parameter == ValueKind.I64 ? WasmValue.FromInt64(Int64) : _value;
}
