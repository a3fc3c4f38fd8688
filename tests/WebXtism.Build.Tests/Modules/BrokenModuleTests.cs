using System.Text;
using CsCheck;
using WebXtism.Build.Modules;

namespace WebXtism.Build.Tests.Modules;

/// <summary>What is said about files that are no modules. Nothing but <see cref="ModuleFormatException"/> ever comes out of the reader.</summary>
public sealed class BrokenModuleTests
{
    private const string Header = "0061736D01000000";

    // The smaller ones: a mutation of megabytes of code changes nothing that is read.
    private static readonly byte[][] s_plugins =
        [.. new[] { "greeter.wat.wasm", "kv.c.wasm", "people.rust.wasm", "wasi.c.wasm", "conformance.assemblyscript.wasm", "conformance.nim.wasm" }.Select(Repository.Plugin)];

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("(module)", "the file is WebAssembly text; assemble it first, with a tool such as wat2wasm")]
    [InlineData(" ;; a remark", "the file is WebAssembly text; assemble it first, with a tool such as wat2wasm")]
    [InlineData("{ \"wasm\": [] }", "the file is JSON; include the modules that a manifest names, not the manifest")]
    [InlineData("version https://git-lfs", "the file is no WebAssembly module; one begins with the bytes 00 61 73 6d")]
    [InlineData("\0as", "the file is no WebAssembly module; one begins with the bytes 00 61 73 6d")]
    [InlineData("\0asm\u0001", "the file is cut off in the middle of its header")]
    [InlineData("\0asm\u0002\0\0\0", "the file has a version of WebAssembly's binary format that is not known; version 1 is")]
    [InlineData("\0asm\u000d\0\u0001\0", "the file is a WebAssembly component; plugins are core modules, so build it without a component adapter")]
    public void Files_of_another_kind_are_named(string text, string reason) => Assert.Equal(reason, Problem(Encoding.UTF8.GetBytes(text)).Message);

    [Theory]
    [InlineData("01", 9, "it ends in the middle of section 1; the file is cut off, or a length in it is wrong")]
    [InlineData("0105", 9, "section 1 shall have 5 bytes, and 0 are left")]
    [InlineData("01FFFFFFFF1F", 9, "section 1 is a number of more than 32 bits")]
    [InlineData("01808080808000", 9, "section 1 is a number of more than 32 bits")]
    [InlineData("0105FFFFFFFF0F", 10, "there shall be 4294967295 types in 0 bytes")]
    [InlineData("01020144", 11, "form of a type 0x44 is unknown")]
    [InlineData("0104016000FF", 14, "it ends in the middle of results; the file is cut off, or a length in it is wrong")]
    [InlineData("0105016001420000", 13, "type of a value 0x42 is unknown")]
    [InlineData("010401600000" + "010401600000", 14, "section 1 comes twice")]
    [InlineData("0105016000000000", 14, "section 1 has more bytes than its entries")]
    [InlineData("02050101FF0000", 12, "the module of an import is not UTF-8")]
    [InlineData("02050100000700", 13, "kind of an import or export 0x07 is unknown")]
    [InlineData("0205010000000000", 14, "a function has type 0, which is no type of a function")]
    [InlineData("0704010000000000", 13, "an export is function 0, and there are 0")]
    [InlineData("07040100090000", 12, "kind of an import or export 0x09 is unknown")]
    [InlineData("0002FF00", 10, "the name of a custom section shall have 127 bytes, and 0 are left")]
    public void Broken_sections_are_named_with_their_place(string body, long offset, string reason)
    {
        ModuleFormatException problem = Problem(Convert.FromHexString(Header + body));

        Assert.Equal((offset, reason), (problem.Offset, problem.Message));
    }

    [Fact]
    public void A_file_that_ends_too_early_is_noticed_or_lacks_only_what_is_not_read()
    {
        byte[] whole = Repository.Plugin("greeter.wat.wasm");
        for (int length = 0; length < whole.Length; length++)
        {
            Read(whole[..length]);
        }
    }

    [Fact]
    public void Mutated_modules_never_throw_anything_else()
    {
        // Imports, exports and types are at the beginning of a module, lengths and counts everywhere.
        Gen<(int Index, (double At, byte Value)[] Edits, double Cut)> mutation = Gen.Select(
            Gen.Int[0, s_plugins.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 8], Gen.Double[0.1, 1.5]);
        mutation.Sample(
            static mutation =>
            {
                byte[] bytes = [.. s_plugins[mutation.Index]];
                foreach ((double at, byte value) in mutation.Edits)
                {
                    bytes[(int)(at * at * at * (bytes.Length - 1))] = value;
                }

                Read(bytes[..(int)(Math.Min(1, mutation.Cut) * bytes.Length)]);
            },
            iter: 20_000);
    }

    [Fact]
    public void A_small_file_makes_no_large_text()
    {
        // One type with a thousand parameters, imported as often as 200 kB can say.
        var bytes = new List<byte>(Convert.FromHexString(Header));
        Section(bytes, 1, [1, 0x60, .. Leb128(1000), .. Enumerable.Repeat((byte)0x7E, 1000), 0]);
        Section(bytes, 2, [.. Leb128(50_000), .. Enumerable.Repeat<byte[]>([0, 0, 0, 0], 50_000).SelectMany(static import => import)]);

        WasmModule module = ModuleReader.Read([.. bytes]);

        Assert.Equal(50_000, module.Imports.Count);
        Assert.Equal(ModuleText.TooLong, Assert.Throws<ModuleFormatException>(() => ModuleText.Write("a.wasm", "00", module)).Message);
    }

    [Fact]
    public void Names_that_no_engine_takes_are_refused()
    {
        var bytes = new List<byte>(Convert.FromHexString(Header));
        Section(bytes, 7, [1, .. Leb128(100_001), .. Enumerable.Repeat((byte)'x', 100_001), 0, 0]);

        Assert.Equal("the name of an export has 100001 bytes; no engine takes more than 100000", Problem([.. bytes]).Message);
    }

    [Fact]
    public void More_types_than_any_engine_takes_are_refused_though_they_are_in_groups()
    {
        // Each group holds arrays of i32, three bytes each.
        byte[] group = [0x4E, .. Leb128(600_000), .. Enumerable.Repeat<byte[]>([0x5E, 0x7F, 0], 600_000).SelectMany(static type => type)];
        var bytes = new List<byte>(Convert.FromHexString(Header));
        Section(bytes, 1, [2, .. group, .. group]);

        Assert.Equal("there are more than 1000000 types, which is more than any engine takes", Problem([.. bytes]).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void What_could_never_be_described_does_not_fill_the_memory(byte id)
    {
        // 25 million characters.
        byte[] entry = id switch
        {
            1 => [0x60, .. Leb128(1000), .. Enumerable.Repeat((byte)0x7E, 1000), 0],
            2 => [.. Leb128(100_000), .. Enumerable.Repeat((byte)'x', 100_000), 0, 2, 0, 0],
            _ => [.. Leb128(100_000), .. Enumerable.Repeat((byte)'x', 100_000), 2, 0],
        };
        int count = 25_000_000 / (id == 1 ? 5000 : 100_000);
        var bytes = new List<byte>(Convert.FromHexString(Header));
        Section(bytes, id, [.. Leb128(count), .. Enumerable.Repeat(entry, count).SelectMany(static bytes => bytes)]);

        Assert.Equal(ModuleText.TooLong, Problem([.. bytes]).Message);
    }

    // Fails on any other exception, and on a result that cannot be written down.
    private static void Read(byte[] bytes)
    {
        try
        {
            ModuleText.Write("a.wasm", "00", ModuleReader.Read(bytes));
        }
        catch (ModuleFormatException problem)
        {
            Assert.InRange(problem.Offset, 0, bytes.Length);
        }
    }

    private static ModuleFormatException Problem(byte[] bytes) => Assert.Throws<ModuleFormatException>(() => ModuleReader.Read(bytes));

    private static void Section(List<byte> module, byte id, byte[] content)
    {
        module.Add(id);
        module.AddRange(Leb128(content.Length));
        module.AddRange(content);
    }

    private static IEnumerable<byte> Leb128(int value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
