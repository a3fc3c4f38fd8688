using WebXtism.Modules;

namespace WebXtism.Debugging;

/// <summary>The line table of one compilation unit: its header, of DWARF 2 to 5, and its byte code.</summary>
internal readonly ref struct LineUnit
{
    // A unit after link-time optimisation names thousands of files; each look for one of them walks through the names.
    private const int MaxHeader = 512 * 1024;

    private const uint Dwarf64 = 0xffffffff;

    private readonly LineEncoding _encoding;

    private LineUnit(LineEncoding encoding, FileTable files, ReadOnlySpan<byte> code)
    {
        _encoding = encoding;
        Files = files;
        Code = code;
    }

    public FileTable Files { get; }

    public ReadOnlySpan<byte> Code { get; }

    /// <summary>Reads a unit.</summary>
    /// <param name="lines">The content of <c>.debug_line</c>.</param>
    /// <param name="strings">The content of <c>.debug_line_str</c>.</param>
    /// <param name="offset">Where the unit begins; afterwards, where the next one does, or the end when that cannot be told.</param>
    /// <param name="unit">The unit. It is empty when its version is unknown or it is broken.</param>
    public static void Read(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> strings, ref int offset, out LineUnit unit)
    {
        unit = default;
        var section = new ByteReader(lines[offset..]);
        ulong length = section.UInt32();
        bool is64 = length == Dwarf64;
        var reader = new ByteReader(section.Bytes(is64 ? section.UInt64() : length));
        offset = section.Failed ? lines.Length : offset + section.Position;

        ushort version = reader.UInt16();
        if (version is < 2 or > 5)
        {
            return;
        }

        if (version == 5)
        {
            reader.UInt16(); // sizes of addresses and segments, which the instructions tell as well
        }

        ReadOnlySpan<byte> header = reader.Bytes(is64 ? reader.UInt64() : reader.UInt32());
        if (reader.Failed || header.Length > MaxHeader)
        {
            return;
        }

        var fields = new ByteReader(header);
        byte minInstructionLength = fields.Byte();
        if (version >= 4)
        {
            fields.Byte(); // operations in one instruction: WebAssembly has one
        }

        fields.Byte(); // whether rows are statements by default
        var lineBase = (sbyte)fields.Byte();
        byte lineRange = fields.Byte();
        byte opcodeBase = fields.Byte();
        if (lineRange == 0 || opcodeBase == 0)
        {
            return;
        }

        ReadOnlySpan<byte> operandCounts = fields.Bytes((ulong)(opcodeBase - 1));
        if (!fields.Failed)
        {
            unit = new LineUnit(
                new LineEncoding(minInstructionLength, lineBase, lineRange, opcodeBase, operandCounts),
                new FileTable(version, is64, header[fields.Position..], strings),
                reader.Bytes((ulong)reader.Remaining));
        }
    }

    /// <summary>Starts the byte code at a sequence.</summary>
    /// <param name="position">Where the sequence begins in the <see cref="Code"/>.</param>
    public LineProgram Start(int position) => new(_encoding, Code[position..]);
}
