using System.Globalization;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.Tests.Plugins;

/// <summary>The other plugins of <c>plugins/bin</c>, each as its README promises.</summary>
public sealed class BuiltPluginTests : GuestTests
{
    [Fact]
    public void Kv_keeps_its_data_in_the_host()
    {
        var store = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long points = 0;
        Plugin plugin = LoadBuilt("kv.c.wasm", options =>
        {
            options.HostFunctions.Add(new HostFunction("extism:host/user", "kv_read", [ValueKind.I64], ValueKind.I64,
                call => call.SetBytes(store.GetValueOrDefault(call.Get<string?, TextPayload>(0, default)!))));
            options.HostFunctions.Add(new HostFunction("extism:host/user", "kv_write", [ValueKind.I64, ValueKind.I64], null,
                call => store[call.Get<string?, TextPayload>(0, default)!] = call.GetBytes(1).ToArray()));
            options.HostFunctions.Add(new HostFunction("extism:host/user", "add_points", [ValueKind.I64, ValueKind.I32], ValueKind.I64,
                call => call.SetInt64(points += call.GetInt64(0) * call.GetInt32(1))));
        });

        Assert.Equal("Ada has been here 1 time", plugin.CallText("visit", "Ada"));
        Assert.Equal("Ada has been here 2 times", plugin.CallText("visit", "Ada"));
        Assert.Equal("Bob has been here 1 time", plugin.CallText("visit", "Bob"));
        Assert.Equal(2, BitConverter.ToInt64(store["visits:Ada"]));
        Assert.Equal("5", plugin.CallText("score", "5"));
        Assert.Equal("-37", plugin.CallText("score", "-42"));
        Assert.Equal((1, "not a number: many"), Fails<PluginCallException>(() => plugin.CallText("score", "many")) is var e ? (e.ExitCode, e.ErrorText) : default);
    }

    [Fact]
    public void Kv_without_its_host_functions_is_refused_with_all_their_names()
    {
        var exception = Fails<PluginLoadException>(() => LoadBuilt("kv.c.wasm"));

        Assert.Equal(PluginLoadFailure.Imports, exception.Failure);
        Assert.Equal(
            ["extism:host/user::add_points", "extism:host/user::kv_read", "extism:host/user::kv_write"],
            exception.MissingImports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void People_speak_json_and_may_ask_for_a_title()
    {
        Plugin plugin = LoadBuilt("people.rust.wasm", options => options.HostFunctions.Add(
            new HostFunction("extism:host/user", "find_title", [ValueKind.I64], ValueKind.I64, call =>
                call.Set<string?, TextPayload>(call.Get<string?, TextPayload>(0, default) == "Ada" ? "Dr." : null, default))));

        Assert.Equal("""{"text":"Dr. Ada, 36","adult":true}""", plugin.CallText("introduce", """{"name":"Ada","age":36}"""));
        Assert.Equal("""{"text":"Tim, 6","adult":false}""", plugin.CallText("introduce", """{"age":6,"name":"Tim","shoe":28}"""));
        var exception = Fails<PluginCallException>(() => plugin.CallText("introduce", """{"name":}"""));
        Assert.Equal((1, "bad JSON: expected a value at byte 8"), (exception.ExitCode, exception.ErrorText));
    }

    [Fact]
    public void Settings_read_config_variables_and_the_log_level()
    {
        var log = new RecordingLogger(LogLevel.Information);
        Plugin plugin = LoadBuilt("settings.rust.wasm", options =>
        {
            options.Config["theme"] = "dark";
            options.Logger = log;
        });

        Assert.Equal("""{"theme":"dark","visits":1,"log_level":2}""", plugin.CallText("describe"));
        Assert.Equal("""{"theme":"dark","visits":2,"log_level":2}""", plugin.CallText("describe"));
        Assert.Equal("dark", plugin.CallText("get_config", "theme"));
        plugin.CallText("set_var", "color=blau");
        Assert.Equal("blau", plugin.CallText("get_var", "color"));
        plugin.CallText("set_var", "color=");
        Assert.Equal("", plugin.CallText("get_var", "color"));
        plugin.CallText("log", "warn:careful");
        Assert.Equal((LogLevel.Warning, "settings.rust: careful"), (log.Entries[^1].Level, log.Entries[^1].Message));
        Assert.Equal(3 + 3 + 1, log.Entries.Count);
    }

    [Theory]
    [InlineData("errors.c.wasm")]
    [InlineData("errors.assemblyscript.wasm")]
    public void Errors_are_told_alike_in_all_languages(string file)
    {
        Plugin plugin = LoadBuilt(file);

        Assert.Equal((1, "it failed: paper"), Failure(plugin, "fail", "paper"));
        Assert.Equal((42, null), Failure(plugin, "fail_code", "42"));
        Assert.Equal((-1, null), Failure(plugin, "fail_code", "-1"));
        Assert.Equal((1, "not a number: x"), Failure(plugin, "fail_code", "x"));
        Assert.Equal((0, "it failed quietly: paper"), Failure(plugin, "fail_quietly", "paper"));
        var trap = Fails<PluginTrapException>(() => plugin.CallText("throw", "paper"));
        Assert.Equal(("it was thrown: paper", TrapCode.Unreachable), (trap.ErrorText, trap.TrapCode));
        Assert.Equal((1, "it failed: again"), Failure(plugin, "fail", "again"));
    }

    [Theory]
    [InlineData("crash", TrapCode.Unreachable)]
    [InlineData("out_of_bounds", TrapCode.MemoryOutOfBounds)]
    [InlineData("divide_by_zero", TrapCode.IntegerDivisionByZero)]
    [InlineData("recurse", TrapCode.StackOverflow)]
    public void Traps_of_rust_are_told_with_their_code(string export, TrapCode code)
    {
        Plugin plugin = LoadBuilt("trap.rust.wasm");

        Assert.Equal(code, Fails<PluginTrapException>(() => plugin.Call(export)).TrapCode);
        Assert.Equal(code, Fails<PluginTrapException>(() => plugin.Call(export)).TrapCode);
    }

    [Fact]
    public void A_trap_of_rust_names_the_functions_of_the_source()
    {
        Plugin plugin = LoadBuilt("trap.rust.wasm");

        var exception = Fails<PluginTrapException>(() => plugin.Call("crash"));

        Assert.Equal(["inner", "middle", "outer", "crash"], exception.WasmTrace.Select(frame => frame.DisplayName.Split("::")[^1]));
        Assert.Matches(@"\(in (trap::)?inner\)\.$", exception.Message);
    }

    [Fact]
    public void A_loop_without_end_is_stopped_and_one_with_an_end_is_not()
    {
        Plugin plugin = Patiently(() => LoadBuilt("loop.c.wasm", options => options.Timeout = TimeSpan.FromMilliseconds(50)));
        Assert.Throws<PluginTimeoutException>(() => plugin.Call("spin"));

        Plugin patient = LoadBuilt("loop.c.wasm", options => options.Timeout = TimeSpan.FromMinutes(5));
        Assert.Equal("counted to 1000000", patient.CallText("count_to", "1000000"));
    }

    [Fact]
    public void A_wasi_reactor_is_initialised_and_has_no_files()
    {
        Plugin plugin = LoadBuilt("wasi.c.wasm", options => options.Wasi = new WasiOptions());

        Assert.Equal("Hello, Ada! Initialized 1 time(s).", plugin.CallText("hello", "Ada"));
        Assert.Equal("Hello, Bob! Initialized 1 time(s).", plugin.CallText("hello", "Bob"));
        Assert.StartsWith("cannot open /etc/passwd: ", Failure(plugin, "read_file", "/etc/passwd").Text, StringComparison.Ordinal);
        Assert.StartsWith("cannot write /tmp/x: ", Failure(plugin, "write_file", "/tmp/x\ncontent").Text, StringComparison.Ordinal);
        Assert.Equal((7, null), Failure(plugin, "exit_with", "7"));
        Assert.Empty(plugin.CallText("exit_with", "0"));
        Assert.Equal("Hello, Eve! Initialized 1 time(s).", plugin.CallText("hello", "Eve"));
    }

    [Fact]
    public void A_wasi_plugin_is_refused_unless_it_is_allowed()
    {
        var exception = Fails<PluginLoadException>(() => LoadBuilt("wasi.c.wasm"));

        Assert.Equal(PluginLoadFailure.Imports, exception.Failure);
        Says(exception, "It needs WASI (", "set PluginOptions.Wasi if it may have it.");
    }

    [Fact]
    public void Each_run_of_a_command_is_the_first()
    {
        Plugin plugin = LoadBuilt("command.c.wasm", options => options.Wasi = new WasiOptions());

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("run 1: hello", plugin.CallText("_start", "hello"));
            Assert.Empty(plugin.CallText("_start", "0"));
            Assert.Equal((3, null), Failure(plugin, "_start", "3"));
        }
    }

    [Fact]
    public void Every_built_plugin_runs_beside_all_others()
    {
        Plugin[] plugins = [.. Directory.GetFiles(Guest.PathOf(""), "greeter.*.wasm").Select(path => LoadBuilt(Path.GetFileName(path)))];
        OtherThread.Running[] threads = [.. plugins.Select((plugin, i) => OtherThread.Start(() =>
        {
            for (int call = 0; call < 200; call++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{i}-{call}");
                Assert.Equal($"Hello, {name}!", plugin.CallText("greet", name));
            }
        }))];

        Assert.All(threads, thread => thread.Join());
    }

    private (int Code, string? Text) Failure(Plugin plugin, string export, string input)
    {
        var exception = Fails<PluginCallException>(() => plugin.CallText(export, input));
        return (exception.ExitCode, exception.ErrorText);
    }
}
