using System.Globalization;

namespace WebXtism.Tests.Debugging;

/// <summary>Traps of plugins that carry debug information: DWARF 5 of clang, DWARF 4 of Rust.</summary>
public sealed class SourceLineTests : GuestTests
{
    public static TheoryData<string, string, TrapCode> Plugins => new()
    {
        { "debug.c.wasm", "debug/debug.c", TrapCode.IntegerDivisionByZero },
        { "debug.rust.wasm", "debug/debug.rs", TrapCode.MemoryOutOfBounds },
    };

    [Theory]
    [MemberData(nameof(Plugins))]
    public void A_trap_names_the_lines_of_the_source(string plugin, string source, TrapCode code)
    {
        Plugin loaded = LoadBuilt(plugin);

        for (int i = 0; i < 2; i++)
        {
            var exception = Fails<PluginTrapException>(() => loaded.Call("crash"));

            Assert.Equal(code, exception.TrapCode);
            Assert.Equal(
                [(source, LineOf(source, "inner")), (source, LineOf(source, "middle")), (source, LineOf(source, "crash"))],
                exception.WasmTrace.Select(frame => (frame.SourceFile, frame.SourceLine)));
            Assert.All(exception.WasmTrace, frame => Assert.True(frame.SourceColumn > 0));
            string place = string.Create(CultureInfo.InvariantCulture, $"{exception.WasmTrace[0].DisplayName} at {source}:{LineOf(source, "inner")}");
            Assert.EndsWith($"(in {place}).", exception.Message, StringComparison.Ordinal);
            Assert.Contains(place + " (0x", exception.WasmTrace[0].ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void Without_the_option_it_names_the_functions_alone(string plugin, string source, TrapCode code)
    {
        Plugin loaded = LoadBuilt(plugin, options => options.Debug.SourceLines = false);

        var exception = Fails<PluginTrapException>(() => loaded.Call("crash"));

        Assert.Equal(code, exception.TrapCode);
        Assert.DoesNotContain(source, exception.Message, StringComparison.Ordinal);
        Assert.All(exception.WasmTrace, frame => Assert.Equal((null, 0, 0), (frame.SourceFile, frame.SourceLine, frame.SourceColumn)));
    }

    [Fact]
    public void A_plugin_without_debug_information_names_no_lines()
    {
        var exception = Fails<PluginTrapException>(() => LoadBuilt("trap.rust.wasm").Call("crash"));

        Assert.All(exception.WasmTrace, frame => Assert.Null(frame.SourceFile));
    }

    private static int LineOf(string source, string function)
    {
        string[] lines = File.ReadAllLines(Guest.PathOf(source));
        return 1 + Array.FindIndex(lines, line => line.Contains("line of " + function, StringComparison.Ordinal));
    }
}
