namespace WebXtism.Tests.Limits;

/// <summary>How much a guest may hand to the host.</summary>
public sealed class OutputLimitTests : GuestTests
{
    private const string Reporter = """
        (module
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "input_offset" (func $offset (result i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (func (export "report") (result i32) (call $error_set (call $offset)) (i32.const 1))
          (func (export "report_endless") (result i32) (call $error_set (call $alloc (i64.const 2000000000))) (i32.const 1))
          (func (export "endless") (call $output_set (call $alloc (i64.const 2000000000)) (i64.const 2000000000))))
        """;

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1_000, 1_000, true)]
    [InlineData(1_000, 1_001, false)]
    public void An_output_may_be_as_large_as_the_limit(long limit, int size, bool fits)
    {
        Plugin plugin = LoadText(Guest.Echo, options => options.MaxOutputBytes = limit);
        if (fits)
        {
            Assert.Equal(size, plugin.Call("echo", new byte[size]).Length);
            return;
        }

        var exception = Fails<PluginLimitException>(() => plugin.Call("echo", new byte[size]));
        Assert.Equal((PluginLimit.Output, "guest", "echo", 0), (exception.Limit, exception.PluginName, exception.Export, exception.ExitCode));
        Assert.Equal($"'echo' of 'guest' set an output of {size} bytes, and PluginOptions.MaxOutputBytes allows {limit}.", exception.Message);
        Assert.Empty(plugin.Call("echo"));
    }

    [Fact]
    public void By_default_two_gigabytes_are_too_many()
    {
        using Plugin plugin = LoadText(Reporter);

        Says(Fails<PluginLimitException>(() => plugin.Call("endless")), "an output of 2000000000 bytes, and PluginOptions.MaxOutputBytes allows 268435456.");
    }

    [Fact]
    public void An_error_text_without_end_is_cut()
    {
        using Plugin plugin = LoadText(Reporter);

        string text = Fails<PluginCallException>(() => plugin.Call("report_endless")).ErrorText!;

        Assert.Equal(new string('\0', 16_384) + "… (2000000000 bytes in all)", text);
    }

    [Theory]
    [InlineData(16_384, 0)]
    [InlineData(16_385, 1)]
    [InlineData(16_386, 2)]
    [InlineData(16_387, 3)]
    public void An_error_text_is_cut_between_characters(int length, int lead)
    {
        Plugin plugin = LoadText(Reporter);
        string whole = new string('x', lead) + string.Concat(Enumerable.Repeat("😀", (length - lead) / 4));

        string text = Fails<PluginCallException>(() => plugin.CallText("report", whole)).ErrorText!;

        Assert.DoesNotContain("\ufffd", text, StringComparison.Ordinal);
        Assert.StartsWith(whole[..8_000], text, StringComparison.Ordinal);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(whole) > 16_384, text.EndsWith("bytes in all)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_cannot_be_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxOutputBytes = -1);
}
