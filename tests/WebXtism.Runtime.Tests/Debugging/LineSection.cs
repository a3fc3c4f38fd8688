using System.Text;

namespace WebXtism.Tests.Debugging;

/// <summary>Writes modules with line tables, good and bad ones.</summary>
internal static class LineSection
{
    /// <summary>Where the content of the code section of <see cref="Module"/> begins.</summary>
    public const int CodeStart = 10;

    /// <summary>How many bytes it has.</summary>
    public const int CodeLength = 100;

    private static readonly byte[] s_operandCounts = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

    /// <summary>The byte code of one function at 16 to 48: line 7 from 16, line 9 from 32.</summary>
    public static byte[] Code { get; } =
    [
        0, 5, 2, 16, 0, 0, 0, // the address is 16
        5, 3, // the column is 3
        3, 6, 1, // line + 6, a row
        2, 16, 3, 2, 1, // address + 16, line + 2, a row
        2, 16, 0, 1, 1, // address + 16, the end
    ];

    /// <summary>A unit of DWARF 2 to 4 with one file in one folder.</summary>
    public static byte[] Unit(byte[] code, byte lineRange = 14, byte opcodeBase = 13, ushort version = 4) =>
        Framed(version, [1, .. version < 4 ? Array.Empty<byte>() : [1], 1, 0xfb, lineRange, opcodeBase, .. s_operandCounts, .. "src\0\0"u8, .. "a.c\0"u8, 1, 0, 0, 0], code);

    /// <summary>A unit of DWARF 5 whose lists of folders and files are given.</summary>
    public static byte[] Unit5(byte[] tables, byte[] code) => Framed(5, [1, 1, 1, 0xfb, 14, 13, .. s_operandCounts, .. tables], code);

    /// <summary>A module of a code section and of custom sections. It need not be valid: it is never compiled.</summary>
    public static byte[] Module(byte[] lines, byte[]? strings = null) =>
    [
        .. "\0asm"u8, 1, 0, 0, 0,
        10, CodeLength, .. new byte[CodeLength],
        .. Custom(".debug_line", lines),
        .. Custom(".debug_line_str", strings ?? []),
    ];

    public static byte[] Leb128(long number)
    {
        var bytes = new List<byte>();
        for (ulong rest = (ulong)number; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes.Add((byte)rest);
                return [.. bytes];
            }

            bytes.Add((byte)(rest | 0x80));
        }
    }

    private static byte[] Framed(ushort version, byte[] header, byte[] code)
    {
        byte[] sizes = version == 5 ? [4, 0] : [];
        byte[] body = [.. BitConverter.GetBytes(version), .. sizes, .. BitConverter.GetBytes(header.Length), .. header, .. code];
        return [.. BitConverter.GetBytes(body.Length), .. body];
    }

    private static byte[] Custom(string name, byte[] content)
    {
        byte[] title = Encoding.ASCII.GetBytes(name);
        byte[] body = [.. Leb128(title.Length), .. title, .. content];
        return [0, .. Leb128(body.Length), .. body];
    }
}
