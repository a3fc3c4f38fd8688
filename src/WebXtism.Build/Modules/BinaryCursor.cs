using System.Globalization;
using System.Text;

namespace WebXtism.Build.Modules;

/// <summary>Reads one part of a module from its beginning to its end, and never beyond it, whatever the bytes say.</summary>
internal sealed class BinaryCursor(byte[] bytes, int start, int end)
{
    // As in engines.
    private const int MaxNameLength = 100_000;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public int Position { get; private set; } = start;

    public bool AtEnd => Position == end;

    private int Remaining => end - Position;

    public byte ReadByte(string what) => AtEnd ? throw CutOff(what) : bytes[Position++];

    /// <summary>A number in LEB128, as WebAssembly restricts it: no more bytes than it can need, no bit that it cannot have.</summary>
    public uint ReadUInt32(string what) => (uint)ReadLeb128(what, bits: 32);

    public ulong ReadUInt64(string what) => ReadLeb128(what, bits: 64);

    /// <summary>Passes over a signed number of 33 bits, the form of a heap type.</summary>
    public void SkipInt33(string what)
    {
        int offset = Position;
        for (int length = 1; (ReadByte(what) & 0x80) != 0; length++)
        {
            if (length == 5)
            {
                throw new ModuleFormatException(offset, $"{what} is a number that is too long");
            }
        }
    }

    /// <summary>The number of entries that follow. Each takes at least one byte, so a count that cannot be true is seen before anything is made for it.</summary>
    public int ReadCount(string what, int most)
    {
        int offset = Position;
        uint count = ReadUInt32(what);
        if (count > Remaining)
        {
            throw new ModuleFormatException(offset, Invariant($"there shall be {count} {what} in {Remaining} bytes"));
        }

        return count <= most ? (int)count : throw new ModuleFormatException(offset, Invariant($"there are {count} {what}; no engine takes more than {most}"));
    }

    public string ReadName(string what)
    {
        int offset = Position;
        int length = ReadLength(what);
        if (length > MaxNameLength)
        {
            throw new ModuleFormatException(offset, Invariant($"{what} has {length} bytes; no engine takes more than {MaxNameLength}"));
        }

        offset = Position;
        Position += length;
        try
        {
            return s_utf8.GetString(bytes, offset, length);
        }
        catch (DecoderFallbackException)
        {
            throw new ModuleFormatException(offset, $"{what} is not UTF-8");
        }
    }

    /// <summary>A part that begins here with its length. Reading goes on after it.</summary>
    public BinaryCursor ReadPart(string what)
    {
        int length = ReadLength(what);
        var part = new BinaryCursor(bytes, Position, Position + length);
        Position += length;
        return part;
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private int ReadLength(string what)
    {
        int offset = Position;
        uint length = ReadUInt32(what);
        return length <= Remaining
            ? (int)length
            : throw new ModuleFormatException(offset, Invariant($"{what} shall have {length} bytes, and {Remaining} are left"));
    }

    private ulong ReadLeb128(string what, int bits)
    {
        int offset = Position;
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = ReadByte(what);
            int left = bits - shift;
            if (left < 7 && next >> left != 0)
            {
                throw new ModuleFormatException(offset, Invariant($"{what} is a number of more than {bits} bits"));
            }

            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }

    private ModuleFormatException CutOff(string what) => new(Position, $"it ends in the middle of {what}; the file is cut off, or a length in it is wrong");
}
