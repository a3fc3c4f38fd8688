using System.Text;
using System.Text.RegularExpressions;

namespace WebXtism.Tests.Wasi;

/// <summary>Plugins on a real C library.</summary>
public sealed class BuiltPluginTests : WasiTests
{
    private readonly StringBuilder _printed = new();

    private Plugin LoadC(string file, params ReadOnlySpan<WasiDirectory> directories)
    {
        var wasi = new WasiOptions { StandardOutput = WasiOutput.Callback(bytes => _printed.Append(Encoding.UTF8.GetString(bytes))) };
        foreach (WasiDirectory directory in directories)
        {
            wasi.Directories.Add(directory);
        }

        return LoadBuilt(file, options => options.Wasi = wasi);
    }

    [Fact]
    public void Printing_and_formatting_work()
    {
        Plugin plugin = LoadC("wasi.c.wasm");

        Assert.Equal("Hello, Ada! Initialized 1 time(s).", plugin.CallText("hello", "Ada"));
        Assert.Equal("Hello on standard output, Ada!\n", _printed.ToString());
    }

    [Fact]
    public void Files_are_written_and_read()
    {
        Plugin plugin = LoadC("wasi.c.wasm", WasiDirectory.ReadWrite(Inside, "/data"));

        plugin.CallText("write_file", "/data/note.txt\nHello, file!");

        Assert.Equal("Hello, file!", File.ReadAllText(Path.Combine(Inside, "note.txt")));
        Assert.Equal("Hello, file!", plugin.CallText("read_file", "/data/note.txt"));
        string big = new('x', 300_000);
        plugin.CallText("write_file", "/data/note.txt\n" + big);
        Assert.Equal(big, plugin.CallText("read_file", "/data/note.txt"));
    }

    [Theory]
    [InlineData("read_file", "/data/none", "cannot open /data/none: No such file or directory")]
    [InlineData("read_file", "/elsewhere/x", "cannot open /elsewhere/x: *")]
    [InlineData("read_file", "/data/../secret", "cannot open /data/../secret: *")]
    [InlineData("write_file", "/data/new\nx", "cannot write /data/new: Read-only file system")]
    [InlineData("write_file", "/data/file\nx", "cannot write /data/file: Read-only file system")]
    public void What_is_not_allowed_is_an_error_of_the_plugin(string export, string input, string error)
    {
        File.WriteAllText(Path.Combine(Inside, "file"), "content");
        Plugin plugin = LoadC("wasi.c.wasm", WasiDirectory.ReadOnly(Inside, "/data"));

        var exception = Fails<PluginCallException>(() => plugin.CallText(export, input));

        Assert.Matches("^" + Regex.Escape(error).Replace("\\*", ".*", StringComparison.Ordinal) + "$", exception.ErrorText);
        Assert.Equal("content", plugin.CallText("read_file", "/data/file"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void An_exit_in_the_middle_of_a_call_is_told_with_its_code(int code)
    {
        Plugin plugin = LoadC("wasi.c.wasm");

        Assert.Equal(code, Fails<PluginCallException>(() => plugin.CallText("exit_with", $"{code}")).ExitCode);
        Assert.Equal("", plugin.CallText("exit_with", "0"));
        Assert.Equal("Hello, Ada! Initialized 1 time(s).", plugin.CallText("hello", "Ada"));
    }

    [Fact]
    public void A_command_is_a_new_program_each_time()
    {
        Plugin plugin = LoadC("command.c.wasm");

        Assert.Equal("run 1: a", plugin.CallText("_start", "a"));
        Assert.Equal("run 1: b", plugin.CallText("_start", "b"));
        Assert.Equal(7, Fails<PluginCallException>(() => plugin.CallText("_start", "7")).ExitCode);
        Assert.Equal("run 1 of main\nrun 1 of main\nrun 1 of main\n", _printed.ToString());
    }
}
