using CsCheck;
using WebXtism.Modules;

namespace WebXtism.Tests.Loading;

/// <summary>The outline of a module, read from bytes that may be anything.</summary>
public sealed class ModuleOutlineTests
{
    private static readonly byte[] s_header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

    [Fact]
    public void It_counts_functions_and_tables() =>
        Assert.Equal(
            new ModuleOutline(3, 3, 70_000),
            ModuleOutline.Read(Guest.OfText("""
                (module
                  (import "extism:host/env" "alloc" (func (param i64) (result i64)))
                  (table 5 funcref) (table 70000 80000 externref) (table 1 funcref)
                  (memory 3)
                  (func) (func) (func)
                  (data (i32.const 0) "text"))
                """)));

    [Fact]
    public void Numbers_may_be_written_long_as_engines_accept_them() =>
        Assert.Equal(new ModuleOutline(2, 0, 0), ModuleOutline.Read([.. s_header, 3, 0x87, 0x80, 0x80, 0x80, 0, 0x82, 0x80, 0x80, 0x80, 0, 0, 0]));

    [Fact]
    public void A_count_beyond_the_section_is_no_more_than_its_bytes() =>
        Assert.Equal(new ModuleOutline(2, 0, 0), ModuleOutline.Read([.. s_header, 3, 7, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0]));

    [Fact]
    public void The_larger_of_declarations_and_bodies_counts() =>
        Assert.Equal(new ModuleOutline(3, 0, 0), ModuleOutline.Read([.. s_header, 3, 2, 1, 0, 10, 4, 3, 0, 0, 0]));

    [Fact]
    public void Whatever_the_bytes_are_it_ends_without_an_error() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            ModuleOutline outline = ModuleOutline.Read([.. s_header, .. bytes]);
            Assert.InRange(outline.Functions, 0, bytes.Length);
            Assert.InRange(outline.Tables, 0, bytes.Length);
            _ = ModuleOutline.Read(bytes);
        }, iter: 20_000);
}
