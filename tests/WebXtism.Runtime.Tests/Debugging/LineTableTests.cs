using System.Text;
using WebXtism.Debugging;

namespace WebXtism.Tests.Debugging;

/// <summary>Line tables, and what hostile modules put in their place.</summary>
public sealed class LineTableTests
{
    private static readonly byte[] s_good = LineSection.Unit(LineSection.Code);

    // Two formats (path as text in place, folder as a number), folders "/w" and "src", one file in folder 1.
    private static readonly byte[] s_tables = [1, 1, 8, 2, .. "/w\0src\0"u8, 2, 1, 8, 2, 11, 1, .. "b.c\0"u8, 1];

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "src/a.c:7")]
    [InlineData(31, "src/a.c:7")]
    [InlineData(32, "src/a.c:9")]
    [InlineData(47, "src/a.c:9")]
    [InlineData(48, null)]
    [InlineData(-3, null)]
    [InlineData(long.MaxValue - 100, null)]
    public void An_instruction_belongs_to_the_last_row_before_it(long address, string? place) =>
        Assert.Equal(place, Place(s_good, address));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(ushort.MaxValue)]
    public void Versions_2_to_5_are_read_and_unknown_ones_are_not(int version)
    {
        byte[] unit = version == 5 ? LineSection.Unit5(s_tables, [4, 0, .. LineSection.Code]) : LineSection.Unit(LineSection.Code, version: (ushort)version);

        Assert.Equal(version switch { >= 2 and <= 4 => "src/a.c:7", 5 => "src/b.c:7", _ => null }, Place(unit, 20));
    }

    [Fact]
    public void A_second_unit_is_found_behind_one_of_an_unknown_version() =>
        Assert.Equal("src/a.c:9", Place([.. LineSection.Unit(LineSection.Code, version: 9), .. s_good], 40));

    [Fact]
    public void Names_may_lie_in_a_section_of_their_own()
    {
        byte[] tables = [1, 1, 31, 1, 2, 0, 0, 0, 1, 1, 31, 1, 6, 0, 0, 0];
        byte[] unit = LineSection.Unit5(tables, [4, 0, .. LineSection.Code]);

        Assert.Equal("main.c:7", Place(unit, 20, "xx/w\0\0main.c\0"u8[..]));
        Assert.Null(Place(unit, 20, "xx"u8));
    }

    [Fact]
    public void The_frame_of_another_module_has_no_line() =>
        Assert.Null(LineTable.Of(LineSection.Module(s_good))!.Locate(new WasmFrame(0, null, "kernel", LineSection.CodeStart + 20)).SourceFile);

    [Fact]
    public void A_name_cannot_forge_a_line_of_a_log()
    {
        byte[] unit = LineSection.Unit5([0, 0, 1, 1, 8, 1, .. "a\r\nERROR: b\0"u8], [4, 0, .. LineSection.Code]);

        Assert.Equal("a??ERROR: b:7", Place(unit, 20));
    }

    [Fact]
    public void A_name_is_cut() =>
        Assert.Equal(512 + ":7".Length, Place(LineSection.Unit5([0, 0, 1, 1, 8, 1, .. Encoding.ASCII.GetBytes(new string('a', 5000)), 0], [4, 0, .. LineSection.Code]), 20)!.Length);

    [Fact]
    public void Code_that_was_dropped_is_not_met()
    {
        byte[] dropped = [.. LineSection.Code];
        dropped[3] = 0;
        byte[] beyond = [.. LineSection.Code];
        beyond[6] = 0xff;

        Assert.Null(Place(LineSection.Unit(dropped), 20));
        Assert.Null(Place(LineSection.Unit(beyond), 20));
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "no step of lines", LineSection.Unit(LineSection.Code, lineRange: 0) },
        { "no special opcodes", LineSection.Unit(LineSection.Code, opcodeBase: 0) },
        { "a length beyond the end", [0xf0, 0xff, 0xff, 0x7f, .. s_good[4..]] },
        { "a 64-bit length beyond the end", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, .. s_good] },
        { "a header beyond the end", [.. s_good[..6], 0xff, 0xff, 0xff, 0xff, .. s_good[10..]] },
        { "2^63 files of no bytes", LineSection.Unit5([0, 0, 0, .. LineSection.Leb128(long.MinValue)], [4, 9, .. LineSection.Code]) },
        { "2^63 folders of no bytes", LineSection.Unit5([0, .. LineSection.Leb128(long.MinValue), 0, 0], [4, 0, .. LineSection.Code]) },
        { "2^63 files, and one is there", LineSection.Unit5([0, 0, 1, 1, 8, .. LineSection.Leb128(long.MinValue), .. "a\0"u8], [4, 5, .. LineSection.Code]) },
        { "255 formats of nothing", LineSection.Unit5([255, 1, 8], [4, 0, .. LineSection.Code]) },
        { "a form that does not exist", LineSection.Unit5([0, 0, 1, 1, 99, 1], [4, 0, .. LineSection.Code]) },
        { "a folder that does not exist, and no name", LineSection.Unit5([0, 0, 2, 1, 8, 2, 15, 1, 0, .. LineSection.Leb128(long.MaxValue)], [4, 0, .. LineSection.Code]) },
        { "a name without an end", LineSection.Unit5([0, 0, 1, 1, 8, 1, .. "aaaa"u8], [4, 0, .. LineSection.Code]) },
        { "a number without an end", LineSection.Unit([0, 5, 2, 16, 0, 0, 0, 2, .. Enumerable.Repeat((byte)0x80, 5000)]) },
        { "file 2^63", LineSection.Unit([4, .. LineSection.Leb128(long.MinValue), .. LineSection.Code]) },
        { "file 0", LineSection.Unit([4, 0, .. LineSection.Code]) },
        { "line 0", LineSection.Unit([.. LineSection.Code[..9], 3, 0x7f, 1, .. LineSection.Code[17..]]) },
        { "addresses that overflow", LineSection.Unit([0, 5, 2, 16, 0, 0, 0, 1, 2, .. LineSection.Leb128(-1), 1, 2, .. LineSection.Leb128(long.MaxValue), 0, 1, 1]) },
        { "no end of the sequence", LineSection.Unit(LineSection.Code[..^3]) },
        { "an extended opcode of 2^63 bytes", LineSection.Unit([0, .. LineSection.Leb128(long.MinValue), 2, 16, 0, 0, 0]) },
        { "an extended opcode of no bytes", LineSection.Unit([0, 0, 0, 0, 0, 0]) },
        { "nothing but zeros", new byte[64] },
        { "nothing but ones", [.. Enumerable.Repeat((byte)255, 64)] },
        { "one byte", [1] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_table_gives_no_line_and_no_error(string what, byte[] section)
    {
        Assert.NotEmpty(what);
        for (int address = 0; address <= LineSection.CodeLength; address++)
        {
            Assert.Null(Place(section, address));
        }
    }

    [Fact]
    public void A_table_that_is_too_large_is_not_kept() =>
        Assert.Null(LineTable.Of(LineSection.Module(new byte[(16 * 1024 * 1024) + 1])));

    [Fact]
    public void A_sequence_that_is_too_long_is_left_out()
    {
        // A look-up must not run a megabyte of opcodes for each frame; all of these rows are at one address.
        byte[] rows = [.. LineSection.Code[..12], .. Enumerable.Repeat((byte)1, 1024 * 1024), .. LineSection.Code[12..]];

        Assert.Null(Place(LineSection.Unit(rows), 20));
        Assert.Equal("src/a.c:7", Place(LineSection.Unit([.. rows, .. LineSection.Code]), 20));
    }

    internal static string? Place(ReadOnlySpan<byte> lines, long address, ReadOnlySpan<byte> strings = default)
    {
        LineTable table = LineTable.Of(LineSection.Module(lines.ToArray(), strings.ToArray()))!;
        WasmFrame frame = table.Locate(new WasmFrame(0, null, null, LineSection.CodeStart + address));
        return frame.SourceFile is null ? null : FormattableString.Invariant($"{frame.SourceFile}:{frame.SourceLine}");
    }
}
