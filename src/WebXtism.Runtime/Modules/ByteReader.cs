using System.Buffers.Binary;

namespace WebXtism.Modules;

/// <summary>Reads bytes that may be anything: a read past the end gives zero and is remembered, nothing is thrown.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxLebBits = 64;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Whether something was missing or made no sense; from then on everything reads as zero.</summary>
    public bool Failed { get; private set; }

    public int Position { get; private set; }

    public readonly int Remaining => _bytes.Length - Position;

    public readonly bool AtEnd => Remaining == 0;

    public byte Byte() => Bytes(1) is [byte value] ? value : (byte)0;

    public ushort UInt16() => Bytes(sizeof(ushort)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    public uint UInt32() => Bytes(sizeof(uint)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    public ulong UInt64() => Bytes(sizeof(ulong)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;

    /// <summary>Reads an unsigned number of variable length (LEB128).</summary>
    public ulong Unsigned() => Leb128(out _);

    /// <summary>Reads a signed number of variable length (LEB128).</summary>
    public long Signed()
    {
        ulong value = Leb128(out int bits);
        return bits < MaxLebBits ? (long)(value << (MaxLebBits - bits)) >> (MaxLebBits - bits) : (long)value;
    }

    /// <summary>Reads a string that ends with a zero, without it.</summary>
    public ReadOnlySpan<byte> ZeroTerminated()
    {
        int length = _bytes[Position..].IndexOf((byte)0);
        if (length < 0)
        {
            Fail();
            return default;
        }

        ReadOnlySpan<byte> text = Bytes((ulong)length);
        Bytes(1);
        return text;
    }

    public ReadOnlySpan<byte> Bytes(ulong length)
    {
        if (length > (ulong)(_bytes.Length - Position))
        {
            Fail();
            return default;
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }

    public void Fail()
    {
        Failed = true;
        Position = _bytes.Length;
    }

    private ulong Leb128(out int bits)
    {
        ulong value = 0;
        bits = 0;
        while (true)
        {
            byte next = Byte();
            if (bits >= MaxLebBits)
            {
                Fail();
                return 0;
            }

            value |= (ulong)(next & 0x7f) << bits;
            bits += 7;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
