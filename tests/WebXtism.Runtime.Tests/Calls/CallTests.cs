namespace WebXtism.Tests.Calls;

/// <summary>What a call returns, or says.</summary>
public sealed class CallTests : GuestTests
{
    [Fact]
    public void A_call_returns_what_the_guest_set_as_output()
    {
        Plugin plugin = Load();

        Assert.Equal("ooo"u8, plugin.Call("output"));
        Assert.Equal("ooo", plugin.CallText("output"));
        Assert.Empty(plugin.Call("zero"));
        Assert.Empty(plugin.Call("nothing", "ignored"u8));
    }

    [Fact]
    public void The_output_of_one_call_is_not_that_of_the_next()
    {
        Plugin plugin = Load();
        plugin.Call("output");

        Assert.Empty(plugin.Call("zero"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 70_000)]
    [InlineData(65_536, 1)]
    [InlineData(65_530, 7)]
    [InlineData(200, 65_536)]
    [InlineData(200, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1L << 32, 16)]
    [InlineData((1L << 32) + 200, 16)]
    [InlineData(200, 1L << 32)]
    [InlineData(200, -1)]
    [InlineData(-1, 1)]
    [InlineData(-16, 32)]
    [InlineData(long.MinValue, long.MinValue)]
    public void An_output_outside_the_memory_fails_the_call_and_shows_the_numbers(long offset, long length)
    {
        Plugin plugin = Load();

        var exception = Fails<PluginCallException>(() => plugin.Call("output_of_input", [.. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(length)]));

        Assert.Equal(("guest", "output_of_input", 0, null), (exception.PluginName, exception.Export, exception.ExitCode, exception.ErrorText));
        Assert.Equal(
            $"'output_of_input' of 'guest' set an output of {(ulong)length} bytes at offset {(ulong)offset}, outside of its memory of 65536 bytes. The plugin computes its output wrongly, or its allocation failed.",
            exception.Message);
        Assert.Equal("ooo", plugin.CallText("output"));
    }

    [Fact]
    public void An_output_of_all_the_heap_is_allowed()
    {
        Plugin plugin = Load();

        Assert.Equal(65_536 - 128, plugin.Call("output_of_input", [.. BitConverter.GetBytes(128L), .. BitConverter.GetBytes(65_408L)]).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(42)]
    public void A_code_without_a_text_is_an_error(int code)
    {
        Plugin plugin = Load();

        var exception = Fails<PluginCallException>(() => plugin.Call("code", BitConverter.GetBytes((long)code)));

        Assert.Equal((code, null), (exception.ExitCode, exception.ErrorText));
        Assert.Equal($"'code' of 'guest' returned the error code {code} without an error text.", exception.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_text_is_an_error_whatever_the_code(int code)
    {
        Plugin plugin = Load();

        var exception = Fails<PluginCallException>(() => plugin.Call("code_and_text", BitConverter.GetBytes((long)code)));

        Assert.Equal((code, "eee", "code_and_text"), (exception.ExitCode, exception.ErrorText, exception.Export));
        Assert.Equal("'code_and_text' of 'guest' reported an error: eee", exception.Message);
        Assert.Equal("ooo", plugin.CallText("output"));
    }

    [Fact]
    public void A_function_without_result_can_report_an_error_too()
    {
        Plugin plugin = Load();

        Assert.Equal((0, "eee"), Fails<PluginCallException>(() => plugin.Call("text_without_code")) is var exception ? (exception.ExitCode, exception.ErrorText) : default);
    }

    [Fact]
    public void A_text_that_was_taken_back_is_none() => Assert.Equal("ooo", Load().CallText("text_taken_back"));

    [Fact]
    public void A_pointer_into_a_block_is_no_text() => Assert.Equal("ooo", Load().CallText("text_in_the_middle"));

    [Fact]
    public void A_text_that_is_not_utf8_is_shown_as_far_as_it_can_be()
    {
        Plugin plugin = Load();

        Assert.Equal("\ufffd\ufffd\ufffd", Fails<PluginCallException>(() => plugin.Call("text_not_utf8")).ErrorText);
    }

    [Fact]
    public void A_function_of_the_kernel_that_the_guest_exports_can_be_called() => Assert.Empty(Load().Call("reset", [1, 2, 3]));

    [Fact]
    public async Task Asynchronous_calls_return_and_fail_alike()
    {
        Plugin plugin = Load();

        Assert.Equal("ooo"u8.ToArray(), await plugin.CallAsync("output"));
        Assert.Equal("eee", (await Assert.ThrowsAsync<PluginCallException>(() => plugin.CallAsync("text_without_code"))).ErrorText);
    }

    [Fact]
    public void A_million_blocks_in_ten_thousand_calls_leave_the_kernels_memory_as_it_is()
    {
        Plugin plugin = Load();
        plugin.Call("churn");
        byte[] before = plugin.Call("memory_bytes");
        for (int i = 0; i < 10_000; i++)
        {
            plugin.Call("churn", "some input"u8);
        }

        Assert.Equal(before, plugin.Call("memory_bytes"));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Plugin plugin = Load();

        Assert.Throws<ArgumentNullException>(() => plugin.Call(null!));
        Assert.Throws<ArgumentNullException>(() => plugin.CallText(null!));
        Assert.Throws<ArgumentNullException>(() => plugin.FunctionExists(null!));
    }
}
