using Microsoft.Extensions.Logging;

namespace WebXtism.Tests.HostState;

/// <summary>A guest that logs without end must not fill the host's disk.</summary>
public sealed class LogFloodTests : HostStateTests
{
    private readonly RecordingLogger _log = new(LogLevel.Trace);

    [Fact]
    public void A_call_may_log_so_much_and_the_rest_is_counted()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Logger = _log;
            options.MaxLogMessages = 3;
        });
        plugin.CallText("flood", "x");

        Assert.Equal(
            [
                .. Enumerable.Repeat((LogLevel.Information, "GuestMessage", "guest: x"), 3),
                (LogLevel.Warning, "GuestMessagesDropped", "4997 messages that guest logged while it ran 'flood' were dropped: PluginOptions.MaxLogMessages allows 3 in a call."),
            ],
            _log.Entries);
    }

    [Fact]
    public void By_default_it_is_a_thousand_and_each_call_begins_anew()
    {
        Plugin plugin = LoadGuest(options => options.Logger = _log);
        plugin.CallText("flood", "x");
        Assert.Equal(1001, _log.Entries.Count);
        plugin.CallText("log", "after");

        Assert.Equal("guest: after", _log.Entries[^1].Message);
        Assert.Equal(1002, _log.Entries.Count);
    }

    [Fact]
    public void What_the_logger_does_not_want_does_not_count()
    {
        var log = new RecordingLogger(LogLevel.Warning);
        LoadGuest(options => options.Logger = log).CallText("flood", "x");

        Assert.Empty(log.Entries);
    }

    [Fact]
    public void A_long_message_is_cut_between_two_characters()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Logger = _log;
            options.MaxLogMessageBytes = 8;
        });
        foreach (string text in new[] { "12345678", "123456789", "1234567ä", "123456👋9", "12345👋78", "1234👋567" })
        {
            plugin.CallText("log", text);
        }

        Assert.Equal(
            ["guest: 12345678", "guest: 12345678… (1 bytes more)", "guest: 1234567… (2 bytes more)", "guest: 123456… (5 bytes more)", "guest: 12345… (6 bytes more)", "guest: 1234👋… (3 bytes more)"],
            _log.Entries.Select(static entry => entry.Message));
    }

    [Fact]
    public void A_long_message_that_is_not_utf8_is_still_none()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Logger = _log;
            options.MaxLogMessageBytes = 4;
        });
        plugin.Call("log", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]);

        Assert.Equal("InvalidGuestMessage", Assert.Single(_log.Entries).EventName);
    }

    [Fact]
    public void Lines_of_standard_output_are_under_the_same_bounds()
    {
        Plugin plugin = LoadText(
            """
            (module
              (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "\10\00\00\00\0a\00\00\00")
              (data (i32.const 16) "abc\nlonger\0a")
              (func (export "print") (local $i i32)
                (loop $next
                  (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
                  (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))))
            """,
            options =>
            {
                options.Logger = _log;
                options.MaxLogMessages = 3;
                options.MaxLogMessageBytes = 4;
                options.Wasi = new() { StandardOutput = WasiOutput.Log(LogLevel.Debug) };
            });
        plugin.Call("print");

        // "abc", then "longer" and what follows in pieces of four bytes.
        Assert.Equal(["guest: abc", "guest: long", "guest: erab"], _log.Entries.Take(3).Select(static entry => entry.Message));
        Assert.Equal(4, _log.Entries.Count);
        Assert.Equal("GuestMessagesDropped", _log.Entries[3].EventName);
    }

    [Fact]
    public void A_call_that_ends_badly_still_tells()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Logger = _log;
            options.MaxLogMessages = 0;
        });

        Assert.Throws<PluginTrapException>(() => plugin.CallText("log_and_crash", "x"));

        Assert.StartsWith("1 messages that guest logged while it ran 'log_and_crash' were dropped", Assert.Single(_log.Entries).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logger_that_fails_when_the_call_is_over_does_not_undo_it()
    {
        Plugin plugin = LoadGuest(options =>
        {
            options.Logger = new LoggerThatFailsAtWarnings();
            options.MaxLogMessages = 1;
        });
        plugin.CallText("flood", "x");

        plugin.Call("fine");
    }

    [Fact]
    public void Bounds_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxLogMessages = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxLogMessageBytes = 0);
    }

    private sealed class LoggerThatFailsAtWarnings : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                throw new IOException("the disk is full");
            }
        }
    }
}
