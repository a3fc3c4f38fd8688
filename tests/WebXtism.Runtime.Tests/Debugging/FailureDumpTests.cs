using System.Text;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.Tests.Debugging;

public sealed class FailureDumpTests : GuestTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("webxtism-dumps-");
    private readonly RecordingLogger _log = new(LogLevel.Information);
    private readonly ExtismHost _host;

    public FailureDumpTests() => _host = new ExtismHost(new ExtismHostOptions { Engine = Engine, LoggerFactory = _log });

    protected override Type GuestType => typeof(CallTraceTests);

    private string[] Files => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    private Plugin LoadDumping(Action<DebugOptions>? configure = null, string name = "guest") =>
        Wait(_host.LoadAsync(PluginSource.Bytes(Guest.Of(GuestType), name), options =>
        {
            options.Debug.DumpDirectory = _folder.FullName;
            configure?.Invoke(options.Debug);
            options.HostFunctions.Add(new HostFunction("extism:host/user", "add", [ValueKind.I32, ValueKind.I64, ValueKind.F32, ValueKind.F64], ValueKind.I64, call => call.SetInt64(0)));
            options.HostFunctions.Add(new HostFunction("extism:host/user", "note", [ValueKind.I64], null, _ => { }));
        }));

    private byte[] Read(string end) => File.ReadAllBytes(Assert.Single(_folder.GetFiles("*" + end)).FullName);

    [Fact]
    public void A_failed_call_leaves_a_report_and_both_memories()
    {
        Plugin plugin = LoadDumping(options => options.TracedCalls = 10);
        plugin.Call("fine");
        Assert.Empty(Files);

        var exception = Fails<PluginTrapException>(() => plugin.Call("crash", "an input"u8));

        Assert.Equal(3, Files.Length);
        string report = Encoding.UTF8.GetString(Read(".txt"));
        Assert.Contains(exception.Message, report, StringComparison.Ordinal);
        Assert.Contains(exception.WasmTrace[0].ToString(), report, StringComparison.Ordinal);
        Assert.Contains("[crash] extism:host/user::note(block of 3 bytes", report, StringComparison.Ordinal);
        byte[] kernel = Read(".kernel.bin");
        Assert.True(kernel.AsSpan().IndexOf("an input"u8) > 0);
        Assert.True(kernel.AsSpan().IndexOf("abc"u8) > 0);
        byte[] memory = Read(".memory.bin");
        Assert.Equal(2 * 65536, memory.Length);
        Assert.Equal(70000, memory.AsSpan().IndexOf("in guest memory"u8));
        Assert.Contains(_log.Entries, entry => entry.EventName == "FailureDumped" && entry.Message.Contains(_folder.FullName, StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_that_the_plugin_reports_is_a_failure_too()
    {
        Fails<PluginCallException>(() => LoadDumping().Call("error"));

        Assert.Equal(3, Files.Length);
    }

    [Fact]
    public void A_dump_can_be_read_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        Fails<PluginTrapException>(() => LoadDumping().Call("crash"));

        Assert.All(_folder.GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    [Fact]
    public void Each_memory_is_cut_at_the_bound()
    {
        Fails<PluginTrapException>(() => LoadDumping(options => options.MaxDumpBytes = 70_005).Call("crash"));

        Assert.Equal(70_005, Read(".memory.bin").Length);
        Assert.InRange(Read(".kernel.bin").Length, 1, 70_005);
    }

    [Fact]
    public void A_plugin_that_fails_again_and_again_does_not_fill_the_disk()
    {
        Plugin plugin = LoadDumping(options => options.MaxDumps = 2);
        for (int i = 0; i < 5; i++)
        {
            Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        }

        Assert.Equal(2 * 3, Files.Length);
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/absolute")]
    [InlineData("..")]
    [InlineData("CON")]
    [InlineData("a\\b:c\nd")]
    public void No_name_of_a_plugin_leads_out_of_the_folder(string name)
    {
        Fails<PluginTrapException>(() => LoadDumping(name: name).Call("crash"));

        Assert.Equal(3, Files.Length);
        Assert.All(Files, file => Assert.Matches(@"^[\w-]+\.crash\.[0-9]{8}T[0-9]{6}\.[0-9a-f]{32}\.(txt|kernel\.bin|memory\.bin)$", file));
    }

    [Fact]
    public void A_dump_that_cannot_be_written_is_logged_and_hides_nothing()
    {
        string taken = Path.Combine(_folder.FullName, "taken");
        File.WriteAllText(taken, "a file where the folder should be");

        var exception = Fails<PluginTrapException>(() => LoadDumping(options => options.DumpDirectory = taken).Call("crash"));

        Assert.Equal(TrapCode.Unreachable, exception.TrapCode);
        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Warning, EventName: "FailureNotDumped" });
    }

    [Fact]
    public void A_folder_that_is_no_path_is_refused_when_it_is_set() =>
        Assert.Throws<ArgumentException>(() => new DebugOptions { DumpDirectory = "" });

    [Fact]
    public void An_initialisation_that_fails_is_dumped_too()
    {
        byte[] wasm = Guest.OfText("""(module (func $boom unreachable) (start $boom))""");
        var exception = Assert.Throws<PluginTrapException>(() =>
        {
            Wait(Host.LoadAsync(PluginSource.Bytes(wasm, "guest"), options => options.Debug.DumpDirectory = _folder.FullName));
        });

        Assert.All(Files, file => Assert.StartsWith("guest.initialization.", file, StringComparison.Ordinal));
        Assert.Contains(exception.Message, Encoding.UTF8.GetString(Read(".txt")), StringComparison.Ordinal);
    }

    public override void Dispose()
    {
        _host.Dispose();
        base.Dispose();
        _folder.Delete(recursive: true);
    }
}
