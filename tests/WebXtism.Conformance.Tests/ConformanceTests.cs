using System.Text;

namespace WebXtism.Conformance.Tests;

/// <summary>The same cases over the same plugin in every language that the toolchains give us: what runs elsewhere, runs here.</summary>
public sealed class ConformanceTests(ConformanceHost host)
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string language in Languages)
            {
                foreach (string name in ConformanceTable.Cases.Keys)
                {
                    rows.Add(language, name);
                }
            }

            return rows;
        }
    }

    // conformance.rust.wasm and so on: a new language is a new file.
    private static IEnumerable<string> Languages =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "plugins"), "conformance.*.wasm")
            .Select(static path => Path.GetFileName(path).Split('.')[1])
            .Order(StringComparer.Ordinal);

    [Fact]
    public void At_least_ten_languages_are_covered() => Assert.True(Languages.Count() >= 10);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_plugin_of_any_language_does_the_same(string language, string name)
    {
        CompiledPlugin compiled = await host.CompileAsync(language);
        using Plugin plugin = compiled.Instantiate();
        foreach (Step step in ConformanceTable.Cases[name])
        {
            host.Log.Take();
            Check(plugin, step);
        }
    }

    private void Check(Plugin plugin, Step step)
    {
        Expectation expected = step.Expected;
        byte[] input = step.Export == "http" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(step.Input).Replace("{server}", host.ServerUrl, StringComparison.Ordinal)) : step.Input;
        if (expected.Traps)
        {
            Assert.Equal(TrapCode.Unreachable, Assert.Throws<PluginTrapException>(() => plugin.Call(step.Export, input)).TrapCode);
        }
        else if (expected.Error is not null || expected.Code is not null)
        {
            var exception = Assert.Throws<PluginCallException>(() => plugin.Call(step.Export, input));
            Assert.Equal((expected.Error, expected.Code ?? 1), (exception.ErrorText, exception.ExitCode));
        }
        else
        {
            // Compared as a whole: a message with three megabytes helps nobody.
            byte[] output = plugin.Call(step.Export, input);
            Assert.True(output.AsSpan().SequenceEqual(expected.Output), $"{step.Export} gave {output.Length} bytes: {Encoding.UTF8.GetString(output.AsSpan(0, Math.Min(100, output.Length)))}");
        }

        Assert.Equal(expected.Log, host.Log.Take());
    }
}
