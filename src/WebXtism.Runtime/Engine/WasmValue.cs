using System.Runtime.InteropServices;

namespace WebXtism.Engine;

/// <summary>One WebAssembly value in the 16-byte little-endian form in which engines pass it.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly record struct WasmValue
{
    // All kinds share the low bytes; the upper eight are used by vectors alone.
    private readonly ulong _low;
    private readonly ulong _high;

    private WasmValue(ulong low)
    {
        _low = low;
        _high = 0;
    }

    /// <summary>The value as a 32-bit integer.</summary>
    public int Int32 => (int)_low;

    /// <summary>The value as a 64-bit integer.</summary>
    public long Int64 => (long)_low;

    /// <summary>The value as a 32-bit floating-point number.</summary>
    public float Single => BitConverter.Int32BitsToSingle((int)_low);

    /// <summary>The value as a 64-bit floating-point number.</summary>
    public double Double => BitConverter.Int64BitsToDouble((long)_low);

    /// <summary>Wraps a 32-bit integer.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static WasmValue FromInt32(int value) => new((uint)value);

    /// <summary>Wraps a 64-bit integer.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static WasmValue FromInt64(long value) => new((ulong)value);

    /// <summary>Wraps a 32-bit floating-point number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static WasmValue FromSingle(float value) => new(BitConverter.SingleToUInt32Bits(value));

    /// <summary>Wraps a 64-bit floating-point number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static WasmValue FromDouble(double value) => new(BitConverter.DoubleToUInt64Bits(value));
}
