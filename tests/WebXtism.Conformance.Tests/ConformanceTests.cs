namespace WebXtism.Conformance.Tests;

/// <summary>The same cases over the same plugin in every language that the toolchains give us: what runs elsewhere, runs here.</summary>
public sealed class ConformanceTests(ConformanceHost host)
{
    public static TheoryData<string, string> Rows => [.. ConformanceTable.Rows];

    [Fact]
    public void At_least_ten_languages_are_covered() => Assert.True(ConformanceTable.Plugins.Count >= 10);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_plugin_of_any_language_does_the_same(string language, string name)
    {
        CompiledPlugin compiled = await host.CompileAsync(language);
        using Plugin plugin = compiled.Instantiate();
        foreach (Step step in ConformanceTable.Cases[name])
        {
            host.Log.Take();
            Outcome outcome = Call(plugin, step);
            Assert.Equal(step.Expected, outcome with { Log = host.Log.Take() });
        }
    }

    private Outcome Call(Plugin plugin, Step step)
    {
        try
        {
            return new() { Output = Digest.Of(plugin.Call(step.Export, step.InputFor(host.ServerUrl))) };
        }
        catch (PluginTrapException exception)
        {
            return new() { Trap = exception.TrapCode };
        }
        catch (PluginCallException exception) when (exception.GetType() == typeof(PluginCallException))
        {
            return new() { Error = exception.ErrorText, Code = exception.ExitCode };
        }
    }
}
