using CsCheck;

namespace WebXtism.Tests.Traps;

public sealed class FrameNameTests
{
    [Theory]
    [InlineData("_ZN4trap5inner17h0123456789abcdefE", "trap::inner")]
    [InlineData("_ZN4core9panicking9panic_fmt17h0123456789abcdefE", "core::panicking::panic_fmt")]
    [InlineData("_ZN53_$LT$trap..Crash$u20$as$u20$core..ops..drop..Drop$GT$4drop17h0123456789abcdefE", "<trap::Crash as core::ops::drop::Drop>::drop")]
    [InlineData("greet", "greet")]
    [InlineData("_start", "_start")]
    [InlineData("_ZN5shape4areaEv", "_ZN5shape4areaEv")]
    [InlineData("_ZN5shape4areaE", "_ZN5shape4areaE")]
    [InlineData("_ZNE", "_ZNE")]
    [InlineData("_ZN99999999999999999999E", "_ZN99999999999999999999E")]
    [InlineData("_ZN9shortE", "_ZN9shortE")]
    public void The_names_of_rust_are_shown_as_paths_and_others_as_they_are(string name, string shown) =>
        Assert.Equal(shown, new WasmFrame(3, name, null, -1).DisplayName);

    [Fact]
    public void No_name_that_a_module_gives_a_function_breaks_the_trace() =>
        Gen.Select(Gen.OneOf("_ZN", "", "_ZN4"), Gen.String[Gen.Char["0123456789_$.EhZNL "], 0, 60], Gen.OneOf("E", "17h0123456789abcdefE", ""))
            .Sample((start, middle, end) => Assert.NotNull(new WasmFrame(1, start + middle + end, "m", 5).ToString()), iter: 20_000, threads: 1);

    [Fact]
    public void A_frame_is_one_line_with_what_is_known()
    {
        Assert.Equal("greeter!greet (0x1f3)", new WasmFrame(3, "greet", "greeter", 0x1f3).ToString());
        Assert.Equal("greet", new WasmFrame(3, "greet", null, -1).ToString());
        Assert.Equal("wasm-function[3] (0x10)", new WasmFrame(3, null, null, 16).ToString());
    }
}
