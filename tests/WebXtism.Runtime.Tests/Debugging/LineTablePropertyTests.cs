using CsCheck;
using WebXtism.Debugging;

namespace WebXtism.Tests.Debugging;

/// <summary>Whatever a module claims, looking for a line ends, and without an error.</summary>
public sealed class LineTablePropertyTests
{
    private static readonly byte[][] s_modules =
        [File.ReadAllBytes(Guest.PathOf("debug.c.wasm")), File.ReadAllBytes(Guest.PathOf("debug.rust.wasm"))];

    private static readonly Gen<(int Position, byte Value)[]> s_changes =
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0, 1, 2, 0x7f, 0x80, 0xff))).Array[1, 8];

    [Fact]
    public void A_changed_table_of_a_compiler_breaks_nothing() =>
        Gen.Select(Gen.OneOf(s_modules), s_changes, Gen.Int[0, LineSection.CodeLength]).Sample(
            (module, changes, offset) =>
            {
                DebugSections sections = DebugSections.Read(module)!;
                foreach ((int position, byte value) in changes)
                {
                    sections.Lines[position % sections.Lines.Length] = value;
                }

                Locate(LineTable.Of(LineSection.Module(sections.Lines, sections.Strings)), LineSection.CodeStart + offset);
            },
            iter: 20_000, threads: 1);

    [Fact]
    public void A_changed_or_truncated_module_breaks_nothing() =>
        Gen.Select(Gen.OneOf(s_modules), s_changes, Gen.Int[0, 2000]).Sample(
            (module, changes, length) =>
            {
                byte[] copy = module[..Math.Min(length, module.Length)];
                foreach ((int position, byte value) in copy.Length == 0 ? [] : changes)
                {
                    copy[position % copy.Length] = value;
                }

                Locate(LineTable.Of(copy), 70 + (length % LineSection.CodeLength), DebugSections.Read(copy)?.ModuleName);
            },
            iter: 20_000, threads: 1);

    [Fact]
    public void Any_bytes_in_place_of_opcodes_break_nothing() =>
        Gen.Byte.Array[0, 300].Sample(
            code => Locate(LineTable.Of(LineSection.Module(LineSection.Unit([.. LineSection.Code, .. code]))), LineSection.CodeStart + 20),
            iter: 20_000, threads: 1);

    private static void Locate(LineTable? table, int offset, string? module = null)
    {
        WasmFrame? frame = table?.Locate(new WasmFrame(0, null, module, offset));
        Assert.True(frame is null || (frame.SourceFile is null) == (frame.SourceLine == 0));
        Assert.False(frame?.SourceFile?.Any(char.IsControl) ?? false);
    }
}
