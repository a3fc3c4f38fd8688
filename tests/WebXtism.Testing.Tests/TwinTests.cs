using System.Text;

namespace WebXtism.Testing.Tests;

/// <summary>A module and its in-memory twin are the same to the application.</summary>
public sealed class TwinTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "echo", "grüße 👋" },
        { "echo", "" },
        { "nothing", "ignored" },
        { "error", "what went wrong" },
        { "error", "" },
        { "error_with_success", "a text" },
        { "error_with_success", "" },
        { "code", "" },
        { "output_and_code", "partial" },
        { "range_outside", "x" },
        { "range_below", "x" },
        { "range_outside_then_good", "kept" },
        { "empty_range", "kept" },
        { "trap", "" },
        { "trap_with_error", "panicked" },
        { "spin", "" },
        { "config", "greeting" },
        { "config", "none" },
        { "large", "" },
        { "no_such_export", "" },
    };

    private static InMemoryPlugin<IEcho> Twin => InMemoryPlugin.For<IEcho>("twin")
        .Export("echo", static (string text) => text)
        .Export("nothing", static () => { })
        .Export("error", static (InMemoryGuest guest, string text) => throw guest.Error(text))
        .Export("error_with_success", static (InMemoryGuest guest, string text) => guest.SetError(text))
        .Export("code", static (InMemoryGuest guest) =>
        {
            guest.ReturnCode = 42;
        })
        .Export("output_and_code", static (InMemoryGuest guest, string text) =>
        {
            guest.ReturnCode = 5;
            return text;
        })
        .Export("range_outside", static (InMemoryGuest guest) => guest.SetOutputRange(128, 100000))
        .Export("range_below", static (InMemoryGuest guest) => guest.SetOutputRange(8, 8))
        .Export("range_outside_then_good", static (InMemoryGuest guest, string text) =>
        {
            guest.SetOutputRange(-1, 1);
            return text;
        })
        .Export("empty_range", static (InMemoryGuest guest, string text) =>
        {
            guest.SetOutput(Encoding.UTF8.GetBytes(text));
            guest.SetOutputRange(0, 0);
        })
        .Export("trap", static (InMemoryGuest guest) => throw guest.Trap())
        .Export("trap_with_error", static (InMemoryGuest guest, string text) =>
        {
            guest.SetError(text);
            throw guest.Trap();
        })
        .Export("spin", static (InMemoryGuest guest) => guest.SpinUntilStopped())
        .Export("config", static (InMemoryGuest guest, string key) => guest.GetConfig(key))
        .Export("large", static () => new byte[1000000]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_module_and_its_twin_are_the_same_to_the_application(string export, string input)
    {
        await using var host = new RecordingHost();
        bool isEndless = export == "spin";
        void Configure(PluginOptions options)
        {
            options.Name = "twin";
            options.Config["greeting"] = "Hello";
            options.Timeout = isEndless ? TimeSpan.FromMilliseconds(200) : Timeout.InfiniteTimeSpan;
        }

        using Plugin module = await host.Host.LoadAsync(WatModule.FromFile(Path.Combine(AppContext.BaseDirectory, "TwinTests.wat")), Configure);
        using Plugin twin = await host.Host.LoadAsync(host.Engine.SourceOf(Twin), Configure);

        Assert.Equal(Outcome(() => module.CallText(export, input)), Outcome(() => twin.CallText(export, input)));
        Assert.Equal(Outcome(() => Result(module, export, input)), Outcome(() => Result(twin, export, input)));
        if (!isEndless)
        {
            // The next call is none the worse for it.
            Assert.Equal(("again", "again"), (module.CallText("echo", "again"), twin.CallText("echo", "again")));
        }
    }

    private static string Result(Plugin plugin, string export, string input)
    {
        PluginResult result = plugin.TryCall(export, Encoding.UTF8.GetBytes(input));
        return $"{result.ExitCode} {result.ErrorText} {Encoding.UTF8.GetString(result.Output.Span)}";
    }

    // The words of a trap are the engine's own.
    private static string Outcome(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (PluginTrapException exception)
        {
            return $"{exception.TrapCode} {exception.ExitCode} {exception.ErrorText} {exception.Export}";
        }
        catch (PluginCallException exception)
        {
            return $"{exception.GetType().Name} {exception.ExitCode} {exception.ErrorText} {exception.Message}";
        }
    }
}
