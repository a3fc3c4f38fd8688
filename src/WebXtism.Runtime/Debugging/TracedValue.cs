using System.Globalization;
using WebXtism.Engine;

namespace WebXtism;

/// <summary>An argument or the result of a traced call.</summary>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Value">The value.</param>
/// <param name="BlockLength">How many bytes the block has whose handle the value is; <see langword="null"/> when it is the handle of none.</param>
public readonly record struct TracedValue(ValueKind Kind, WasmValue Value, int? BlockLength)
{
    /// <summary>The value as text.</summary>
    /// <returns>For example <c>42</c>, or <c>block of 12 bytes at 65600</c>.</returns>
    public override string ToString() => BlockLength is { } length
        ? string.Create(CultureInfo.InvariantCulture, $"block of {length} bytes at {Value.Int64}")
        : Kind switch
        {
            ValueKind.I32 => Value.Int32.ToString(CultureInfo.InvariantCulture),
            ValueKind.F32 => Value.Single.ToString(CultureInfo.InvariantCulture),
            ValueKind.F64 => Value.Double.ToString(CultureInfo.InvariantCulture),
            _ => Value.Int64.ToString(CultureInfo.InvariantCulture),
        };

    internal static TracedValue Read(InstanceContext instance, ValueKind kind, WasmValue value) => new(
        kind, value, kind == ValueKind.I64 && value.Int64 != 0 && instance.Memory.TryReadBlock(value.Int64, out ReadOnlySpan<byte> block) ? block.Length : null);
}
