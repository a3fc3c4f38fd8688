using System.Text;
using Microsoft.Extensions.Logging;

namespace WebXtism.Tests.HostEnvironment;

/// <summary>The functions of <c>extism:host/env</c> beside the kernel's.</summary>
public sealed class EnvironmentTests : GuestTests
{
    private static long Number(byte[] output) => BitConverter.ToInt64(output);

    // Handles that nobody gave to the guest. A freed one is tested beside each function.
    public static TheoryData<long> WildHandles => [1, 8, 127, 145, 65_520, 65_536, int.MaxValue, 1L << 32, (1L << 32) + 144, long.MaxValue, -1, long.MinValue];

    [Fact]
    public void A_config_value_is_read_by_its_key()
    {
        Plugin plugin = Load(options =>
        {
            options.Config["greeting"] = "Grüß Gott";
            options.Config[""] = "of the empty key";
            options.Config["empty"] = "";
        });

        Assert.Equal("Grüß Gott", plugin.CallText("config_get", "greeting"));
        Assert.Equal("of the empty key", plugin.CallText("config_get", ""));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("GREETING")]
    public void A_missing_key_and_an_empty_value_are_the_null_handle(string key)
    {
        Plugin plugin = Load(options =>
        {
            options.Config["greeting"] = "Hello";
            options.Config["empty"] = "";
        });

        Assert.Equal(0, Number(plugin.Call("config_get_as_number", Encoding.UTF8.GetBytes(key))));
    }

    [Fact]
    public void A_large_config_value_fits()
    {
        string value = new('ä', 300_000);
        Plugin plugin = Load(options => options.Config["key"] = value);

        Assert.Equal(value, plugin.CallText("config_get", "key"));
    }

    [Theory]
    [InlineData("config_get_frees")]
    [InlineData("var_set_frees")]
    [InlineData("log_frees")]
    public void The_host_frees_the_blocks_of_its_arguments(string export) =>
        Assert.Equal(0, Number(Load().Call(export, "argument"u8)));

    [Fact]
    public void Variables_are_kept_between_calls_and_belong_to_the_instance()
    {
        using CompiledPlugin compiled = Compile();
        Plugin first = compiled.Instantiate();
        Plugin second = compiled.Instantiate();
        first.CallText("var_set", "avalue");
        first.CallText("var_set", "bother");

        Assert.Equal("value", first.CallText("var_get", "a"));
        Assert.Equal("other", first.CallText("var_get", "b"));
        Assert.Equal("", second.CallText("var_get", "a"));
        first.CallText("var_set", "anew");
        Assert.Equal("new", first.CallText("var_get", "a"));
    }

    [Fact]
    public void A_variable_holds_any_bytes()
    {
        Plugin plugin = Load();
        byte[] value = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        plugin.Call("var_set", [(byte)'k', .. value]);

        Assert.Equal(value, plugin.Call("var_get", "k"u8));
    }

    [Fact]
    public void Setting_a_variable_to_nothing_deletes_it()
    {
        Plugin plugin = Load();
        plugin.CallText("var_set", "kvalue");
        plugin.CallText("var_set", "k");
        plugin.CallText("var_set", "k");

        Assert.Equal("", plugin.CallText("var_get", "k"));
    }

    [Fact]
    public void One_block_can_be_key_and_value()
    {
        Plugin plugin = Load();
        plugin.CallText("var_set_same_handle", "both");

        Assert.Equal("both", plugin.CallText("var_get", "both"));
    }

    [Fact]
    public void The_empty_key_is_a_key()
    {
        Plugin plugin = Load();

        Assert.Equal("", plugin.CallText("var_get", ""));
        plugin.Call("var_set_key_handle", new byte[8]);
    }

    [Fact]
    public void Variables_may_take_what_the_options_allow_and_no_byte_more()
    {
        // Each entry counts 48 beside its key and value.
        Plugin plugin = Load(options => options.MaxVariableBytes = 48 + 1 + 10);
        plugin.CallText("var_set", "k0123456789");

        Assert.Equal("0123456789", plugin.CallText("var_get", "k"));
        Plugin smaller = Load(options => options.MaxVariableBytes = 48 + 1 + 9);
        var exception = Fails<PluginLimitException>(() => smaller.CallText("var_set", "k0123456789"));
        Assert.Equal((PluginLimit.Variables, "guest", "var_set"), (exception.Limit, exception.PluginName, exception.Export));
        Assert.Equal(
            "'guest' set a variable while it ran 'var_set', but there is no room for 'k' with 10 bytes: all variables together may take 58 bytes; raise PluginOptions.MaxVariableBytes or store less.",
            exception.Message);
        Assert.Equal("", smaller.CallText("var_get", "k"));
    }

    [Fact]
    public void The_entry_that_is_replaced_counts_until_it_is_gone()
    {
        Plugin plugin = Load(options => options.MaxVariableBytes = (2 * (48 + 1)) + 6);
        plugin.CallText("var_set", "kabc");
        plugin.CallText("var_set", "kdef");
        Assert.Throws<PluginLimitException>(() => plugin.CallText("var_set", "kghij"));

        Assert.Equal("def", plugin.CallText("var_get", "k"));
        plugin.CallText("var_set", "k");
        plugin.CallText("var_set", "kghij");
        Assert.Equal("ghij", plugin.CallText("var_get", "k"));
    }

    [Fact]
    public void Deleting_gives_the_room_back()
    {
        Plugin plugin = Load(options => options.MaxVariableBytes = 48 + 1 + 5);
        for (int i = 0; i < 100; i++)
        {
            plugin.CallText("var_set", "k12345");
            plugin.CallText("var_set", "k");
        }
    }

    [Fact]
    public void With_no_room_at_all_variables_are_disabled_and_can_still_be_read()
    {
        Plugin plugin = Load(options => options.MaxVariableBytes = 0);

        Assert.Equal("", plugin.CallText("var_get", "k"));
        var exception = Fails<PluginLimitException>(() => plugin.CallText("var_set", "k"));
        Says(exception, "variables are disabled; set PluginOptions.MaxVariableBytes to allow them.");
        Assert.Throws<PluginLimitException>(() => plugin.CallText("var_set", "kv"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxVariableBytes = -1);
    }

    [Theory]
    [MemberData(nameof(WildHandles))]
    public void A_handle_that_nobody_gave_fails_the_call_whatever_the_function(long handle)
    {
        Plugin plugin = Load(options => options.Logger = new RecordingLogger(LogLevel.Trace));
        (string Export, string Function)[] functions =
            [("config_get_handle", "config_get"), ("var_get_handle", "var_get"), ("var_set_key_handle", "var_set"), ("var_set_value_handle", "var_set"), ("log_error_handle", "log_error")];
        foreach ((string export, string function) in functions)
        {
            var exception = Fails<HostFunctionException>(() => plugin.Call(export, BitConverter.GetBytes(handle)));

            Assert.Equal($"extism:host/env::{function}", exception.Function);
            Says(Assert.IsType<PayloadException>(exception.InnerException), $"is {handle}, which is not the handle of a live block.");
        }
    }

    [Fact]
    public void The_null_handle_is_an_empty_key_and_an_empty_message()
    {
        var log = new RecordingLogger(LogLevel.Trace);
        Plugin plugin = Load(options => options.Logger = log);
        plugin.Call("config_get_handle", new byte[8]);
        plugin.Call("var_get_handle", new byte[8]);
        plugin.Call("log_error_handle", new byte[8]);

        Assert.Equal((LogLevel.Error, "GuestMessage", "guest: "), Assert.Single(log.Entries));
    }

    [Theory]
    [InlineData("config_get")]
    [InlineData("var_get")]
    [InlineData("var_set_same_handle")]
    public void A_key_must_be_utf8(string export)
    {
        Plugin plugin = Load();

        var exception = Fails<HostFunctionException>(() => plugin.Call(export, [0xff, 0xfe]));

        Says(Assert.IsType<PayloadException>(exception.InnerException), "cannot be read as text");
    }

    [Fact]
    public void Messages_come_with_their_level_and_the_name_of_the_plugin()
    {
        var log = new RecordingLogger(LogLevel.Trace);
        Plugin plugin = Load(options => options.Logger = log);
        foreach (string level in new[] { "trace", "debug", "info", "warn", "error" })
        {
            plugin.CallText("log_" + level, "about " + level);
        }

        Assert.Equal(
            [
                (LogLevel.Trace, "GuestMessage", "guest: about trace"), (LogLevel.Debug, "GuestMessage", "guest: about debug"),
                (LogLevel.Information, "GuestMessage", "guest: about info"), (LogLevel.Warning, "GuestMessage", "guest: about warn"),
                (LogLevel.Error, "GuestMessage", "guest: about error"),
            ],
            log.Entries);
    }

    [Fact]
    public void A_level_that_the_logger_does_not_want_is_not_passed_on_though_the_guest_sends_it()
    {
        var log = new RecordingLogger(LogLevel.Warning);
        Plugin plugin = Load(options => options.Logger = log);
        plugin.CallText("log_info", "quiet");
        plugin.CallText("log_warn", "loud");

        Assert.Equal("guest: loud", Assert.Single(log.Entries).Message);
    }

    [Theory]
    [InlineData(LogLevel.Trace, 0)]
    [InlineData(LogLevel.Debug, 1)]
    [InlineData(LogLevel.Information, 2)]
    [InlineData(LogLevel.Warning, 3)]
    [InlineData(LogLevel.Error, 4)]
    [InlineData(LogLevel.Critical, int.MaxValue)]
    [InlineData(LogLevel.None, int.MaxValue)]
    public void A_guest_can_ask_from_which_level_on_somebody_listens(LogLevel minimum, int level) =>
        Assert.Equal(level, Number(Load(options => options.Logger = new RecordingLogger(minimum)).Call("get_log_level")));

    [Fact]
    public void Without_a_logger_nobody_listens() => Assert.Equal(int.MaxValue, Number(Load().Call("get_log_level")));

    [Fact]
    public void A_message_that_is_not_utf8_is_reported_and_the_call_goes_on()
    {
        var log = new RecordingLogger(LogLevel.Trace);
        Plugin plugin = Load(options => options.Logger = log);
        plugin.Call("log_info", [0xff]);

        Assert.Equal((LogLevel.Error, "InvalidGuestMessage", "guest logged a message of level Information that is not UTF-8."), Assert.Single(log.Entries));
    }

    [Fact]
    public void A_message_is_a_value_and_no_template()
    {
        var log = new RecordingLogger(LogLevel.Trace);
        Plugin plugin = Load(options => options.Logger = log);
        plugin.CallText("log_info", "{0} {Plugin} {{");

        Assert.Equal("guest: {0} {Plugin} {{", Assert.Single(log.Entries).Message);
    }

    [Fact]
    public void A_logger_that_throws_fails_the_call_as_a_host_function()
    {
        Plugin plugin = Load(options => options.Logger = new ThrowingLogger());

        Assert.IsType<InvalidOperationException>(Fails<HostFunctionException>(() => plugin.CallText("log_info", "x")).InnerException);
    }

    [Fact]
    public void The_host_makes_a_logger_for_each_plugin_and_tells_when_an_instance_is_replaced()
    {
        using var log = new RecordingLogger(LogLevel.Trace);
        using var host = new ExtismHost(new ExtismHostOptions { Engine = TestEngine.Shared, LoggerFactory = log });
        Assert.Equal("WebXtism", log.Category);
        Plugin plugin = Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText("(module (func (export \"crash\") unreachable) (func (export \"fine\")))"), "shop")));
        Assert.Equal("WebXtism.Plugins.shop", log.Category);
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        plugin.Call("fine");

        Assert.Equal((LogLevel.Debug, "InstanceReplaced"), (log.Entries[^1].Level, log.Entries[^1].EventName));
        Assert.StartsWith("The instance of shop was stopped during its last call", log.Entries[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_http_request_is_refused_unless_its_host_is_allowed()
    {
        Plugin plugin = Load();

        var exception = Fails<HostFunctionException>(() => plugin.CallText("http_request", """{"url":"https://example.com"}"""));

        Assert.Equal("extism:host/env::http_request", exception.Function);
        Assert.StartsWith(
            "The plugin 'guest' requested https://example.com/ while it ran 'http_request', but ",
            Assert.IsType<ExtismException>(exception.InnerException).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, Number(plugin.Call("http_state")));
    }

    private sealed class ThrowingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("the disk is full");
    }
}
