using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Logging;

namespace WebXtism.Tests.Wasi;

/// <summary>Standard input, output and error.</summary>
public sealed class StreamTests : WasiTests
{
    private readonly List<string> _writes = [];

    private WasiOutput Collect(string prefix = "") => WasiOutput.Callback(bytes => _writes.Add(prefix + Encoding.UTF8.GetString(bytes)));

    [Fact]
    public void By_default_input_is_empty_and_output_goes_nowhere()
    {
        WasiGuest guest = Start();

        Assert.Equal("", guest.ReadText(0));
        Assert.Equal(WasiErrno.Success, guest.Write(1, "gone"));
        Assert.Equal(WasiErrno.Success, guest.Write(2, "gone"));
    }

    [Fact]
    public void Output_and_error_go_to_where_the_application_says()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = Collect("out "), StandardError = Collect("err ") });

        guest.Write(1, "a");
        guest.Write(2, "b");
        guest.Write(1, "c");

        Assert.Equal(["out a", "err b", "out c"], _writes);
    }

    [Fact]
    public void Pieces_are_one_write()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = Collect() });
        uint text = guest.Place("Hello, world!"u8);

        Assert.Equal(WasiErrno.Success, guest.Call("fd_write", 1, guest.Vectors((text, 5), (0, 0), (text + 5, 8)), 3, 16));

        Assert.Equal(13u, guest.UInt32(16));
        Assert.Equal(["Hello, world!"], _writes);
    }

    [Fact]
    public void Much_is_written_in_parts_and_nothing_is_lost()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = Collect() });
        guest.Memory.TryWrite(0, Encoding.ASCII.GetBytes(new string('x', WasiGuest.PageSize)));
        uint half = WasiGuest.PageSize / 2;
        uint list = guest.Vectors((0, half), (0, half), (0, half), (0, half), (0, 5));

        Assert.Equal(WasiErrno.Success, guest.Call("fd_write", 1, list, 5, 16));

        Assert.Equal((4 * half) + 5, guest.UInt32(16));
        Assert.Equal((4 * half) + 5, (uint)_writes.Sum(static write => write.Length));
    }

    [Fact]
    public void A_write_of_nothing_is_not_passed_on()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = Collect() });

        Assert.Equal(WasiErrno.Success, guest.Call("fd_write", 1, 0, 0, 16));
        Assert.Equal(WasiErrno.Success, guest.Write(1, ""));
        Assert.Empty(_writes);
    }

    [Fact]
    public void A_stream_gets_the_bytes_and_a_writer_the_characters_also_when_they_come_in_halves()
    {
        var stream = new MemoryStream();
        using var writer = new StringWriter();
        WasiGuest guest = Start(new WasiOptions { StandardOutput = WasiOutput.Stream(stream), StandardError = WasiOutput.Text(writer) });
        uint text = guest.Place("ä!"u8);
        for (uint i = 0; i < 3; i++)
        {
            guest.Call("fd_write", 1, guest.Vectors((text + i, 1)), 1, 16);
            guest.Call("fd_write", 2, guest.Vectors((text + i, 1)), 1, 16);
        }

        Assert.Equal("ä!"u8, stream.ToArray());
        Assert.Equal("ä!", writer.ToString());
    }

    [Fact]
    public void The_logger_gets_a_message_for_each_line()
    {
        var log = new LineLogger();
        WasiGuest guest = Start(new WasiOptions { StandardOutput = WasiOutput.Log(LogLevel.Warning) }, options => options.Logger = log);

        guest.Write(1, "one\ntw");
        guest.Write(1, "o\r\n\nthr");
        Assert.Equal(["Warning guest: one", "Warning guest: two", "Warning guest: "], log.Lines);

        guest.Plugin.Dispose();
        Assert.Equal("Warning guest: thr", log.Lines[^1]);
    }

    [Fact]
    public void A_line_without_end_is_cut()
    {
        var log = new LineLogger();
        WasiGuest guest = Start(new WasiOptions { StandardOutput = WasiOutput.Log(LogLevel.Warning) }, options => options.Logger = log);
        for (int i = 0; i < 3; i++)
        {
            guest.Write(1, new string('x', 8000));
        }

        Assert.Equal(["Warning guest: ".Length + 8192, "Warning guest: ".Length + 8192], log.Lines.Select(static line => line.Length));
    }

    [Fact]
    public void A_level_that_is_off_costs_nothing()
    {
        var log = new LineLogger();
        WasiGuest guest = Start(new WasiOptions { StandardOutput = WasiOutput.Log(LogLevel.Trace) }, options => options.Logger = log);

        guest.Write(1, "unheard\n");

        Assert.Empty(log.Lines);
    }

    [Fact]
    public void A_failing_output_is_the_applications_failure()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = WasiOutput.Callback(static _ => throw new IOException("disk full")) });

        var exception = Fails<HostFunctionException>(() => guest.Write(1, "x"));

        Assert.Equal("disk full", exception.InnerException!.Message);
    }

    [Fact]
    public void Input_is_read_to_its_end_by_each_instance()
    {
        var options = new WasiOptions { StandardInput = WasiInput.Text("grün") };
        foreach (WasiGuest guest in new[] { Start(options), Start(options) })
        {
            Assert.Equal("gr", guest.ReadText(0, 2));
            Assert.Equal("ün", guest.ReadText(0));
            Assert.Equal("", guest.ReadText(0));
        }
    }

    [Fact]
    public void Input_of_bytes_and_of_a_stream()
    {
        Assert.Equal("b", Start(new WasiOptions { StandardInput = WasiInput.Bytes("abc"u8.ToArray().AsMemory(1, 1)) }).ReadText(0));
        WasiGuest guest = Start(new WasiOptions { StandardInput = WasiInput.Stream(new MemoryStream("streamed"u8.ToArray())) });
        Assert.Equal("str", guest.ReadText(0, 3));
        Assert.Equal("eamed", guest.ReadText(0));
    }

    [Fact]
    public void A_read_is_scattered_over_its_pieces()
    {
        WasiGuest guest = Start(new WasiOptions { StandardInput = WasiInput.Text("abcdef") });

        Assert.Equal(WasiErrno.Success, guest.Call("fd_read", 0, guest.Vectors((100, 2), (0, 0), (200, 3)), 3, 16));

        Assert.Equal((5u, "ab", "cde"), (guest.UInt32(16), Encoding.ASCII.GetString(guest.Bytes(100, 2)), Encoding.ASCII.GetString(guest.Bytes(200, 3))));
    }

    [Fact]
    public void A_failing_input_is_the_applications_failure()
    {
        var stream = new MemoryStream();
        WasiGuest guest = Start(new WasiOptions { StandardInput = WasiInput.Stream(stream) });
        stream.Dispose();

        Assert.IsType<ObjectDisposedException>(Fails<HostFunctionException>(() => guest.ReadText(0)).InnerException);
    }

    [Fact]
    public void Waiting_for_input_ends_with_the_timeout_and_what_comes_later_is_not_lost()
    {
        var pipe = new Pipe();
        WasiGuest guest = Start(
            new WasiOptions { StandardInput = WasiInput.Stream(pipe.Reader.AsStream()) },
            options =>
            {
                options.Timeout = TimeSpan.FromMilliseconds(50);
                options.KeepAfterTrap = true;
            });

        Fails<PluginTimeoutException>(() => guest.ReadText(0));
        Wait(pipe.Writer.WriteAsync("late"u8.ToArray()));

        Assert.Equal("late", guest.ReadText(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_after_a_read_was_given_up_goes_to_whoever_reads_next(bool another)
    {
        var pipe = new Pipe();
        var wasi = new WasiOptions { StandardInput = WasiInput.Stream(pipe.Reader.AsStream()) };
        WasiGuest guest = Start(wasi);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        // The instance is replaced; the read of the stream goes on.
        Fails<OperationCanceledException>(() => guest.Call("fd_read", soon.Token, 0, guest.Vectors((100, 4)), 1, 16));
        Wait(pipe.Writer.WriteAsync("late and later"u8.ToArray()));
        pipe.Writer.Complete();

        WasiGuest next = another ? Start(wasi) : guest;
        next.Plugin.Call("begin");
        var text = new StringBuilder();
        while (next.ReadText(0, 3) is { Length: > 0 } part)
        {
            text.Append(part);
        }

        Assert.Equal("late and later", text.ToString());
    }

    [Theory]
    [InlineData("fd_read", 1)]
    [InlineData("fd_write", 0)]
    public void Streams_go_one_way(string function, int descriptor)
    {
        WasiGuest guest = Start();

        Assert.Equal(WasiErrno.Badf, guest.Call(function, descriptor, guest.Vectors((100, 1)), 1, 16));
    }

    [Fact]
    public void Streams_have_no_places()
    {
        WasiGuest guest = Start();
        uint list = guest.Vectors((100, 1));

        Assert.Equal(WasiErrno.Spipe, guest.Call("fd_seek", 1, 0, 0, 16));
        Assert.Equal(WasiErrno.Spipe, guest.Call("fd_tell", 0, 16));
        Assert.Equal(WasiErrno.Spipe, guest.Call("fd_pread", 0, list, 1, 0, 16));
        Assert.Equal(WasiErrno.Spipe, guest.Call("fd_pwrite", 1, list, 1, 0, 16));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_filestat_set_size", 1, 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public void Output_says_that_it_is_a_terminal(int descriptor, int type)
    {
        WasiGuest guest = Start();

        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_get", descriptor, 16));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_get", descriptor, 64));

        Assert.Equal((type, type), (guest.Bytes(16, 1)[0], guest.Bytes(64 + 16, 1)[0]));
    }

    [Fact]
    public void A_closed_stream_is_closed()
    {
        WasiGuest guest = Start(new WasiOptions { StandardOutput = Collect() });

        Assert.Equal(WasiErrno.Success, guest.Call("fd_close", 1));

        Assert.Equal(WasiErrno.Badf, guest.Write(1, "x"));
        Assert.Empty(_writes);
    }

    [Fact]
    public void Sockets_are_none()
    {
        WasiGuest guest = Start();

        Assert.Equal(WasiErrno.Notsock, guest.Call("sock_accept", 0, 0, 16));
        Assert.Equal(WasiErrno.Notsock, guest.Call("sock_shutdown", 1, 3));
        Assert.Equal(WasiErrno.Badf, guest.Call("sock_shutdown", 77, 3));
    }

    [Fact]
    public void Printing_the_time_and_random_bytes_allocates_nothing()
    {
        long printed = 0;
        Plugin plugin = LoadText(
            $"""
            (module
              {WasiSignatures.Import("fd_write")} {WasiSignatures.Import("clock_time_get")} {WasiSignatures.Import("random_get")}
              (memory (export "memory") 1)
              (data (i32.const 0) "\08\00\00\00\05\00\00\00hello")
              (func (export "run") (local $i i32)
                (loop $next
                  (drop (call $clock_time_get (i32.const 0) (i64.const 0) (i32.const 64)))
                  (drop (call $random_get (i32.const 64) (i32.const 16)))
                  (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
                  (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))))
            """,
            options => options.Wasi = new() { StandardOutput = WasiOutput.Callback(bytes => printed += bytes.Length) });

        long allocated = AllocatedBytes.By(() => plugin.Call("run"));

        // 1000 times "hello" in each of the rounds that were counted, of which there is one at least.
        Assert.InRange(printed, 5_000, long.MaxValue);
        Assert.Equal(0, printed % 5_000);
        Assert.InRange(allocated, 0, 500);
    }

    private sealed class LineLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
