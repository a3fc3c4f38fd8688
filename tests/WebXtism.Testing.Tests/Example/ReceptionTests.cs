using Microsoft.Extensions.Logging;

namespace WebXtism.Testing.Tests.Example;

public sealed class ReceptionTests
{
    [Fact]
    public async Task A_guest_is_greeted()
    {
        IGreeter greeter = await InMemoryPlugin.For<IGreeter>()
            .Export("greet", (string name) => $"Hello, {name}!")
            .LoadAsync();

        Assert.Equal("Hello, ada!", new Reception(greeter).Welcome("ada"));
    }

    [Fact]
    public async Task A_badge_has_a_name_and_a_day()
    {
        IPrinter printer = await InMemoryPlugin.For<IPrinter>()
            .Export("print_badge", (Visitor visitor, int copies) => new Badge($"{visitor.Name}, {visitor.Day:dd.MM.}", copies))
            .ExportOthers()
            .LoadAsync();

        Assert.Equal(new Badge("Ada, 24.12.", 2), printer.PrintBadge(new("Ada", new(2026, 12, 24)), copies: 2));
    }

    [Fact]
    public async Task A_plugin_that_fails_is_no_reason_to_be_rude()
    {
        IGreeter greeter = await InMemoryPlugin.For<IGreeter>()
            .Export("greet", (InMemoryGuest guest, string name) => throw (name == "trap" ? guest.Trap() : guest.Error("not today")))
            .LoadAsync();

        Assert.Equal("Welcome!", new Reception(greeter).Welcome("ada"));
        Assert.Equal("Welcome!", new Reception(greeter).Welcome("trap"));
    }

    [Fact]
    public async Task A_plugin_that_hangs_does_not_keep_guests_waiting()
    {
        IGreeter greeter = await InMemoryPlugin.For<IGreeter>()
            .Export("greet", (InMemoryGuest guest) => guest.SpinUntilStopped())
            .LoadAsync(options => options.Timeout = TimeSpan.FromMilliseconds(20));

        Assert.Equal("Welcome!", new Reception(greeter).Welcome("ada"));
    }

    [Fact]
    public async Task The_register_is_asked_for_the_full_name()
    {
        await using var host = new RecordingHost();
        IGreeter greeter = await host.LoadAsync(
            InMemoryPlugin.For<IGreeter>()
                .Import(new Register())
                .Export("greet", (InMemoryGuest guest, string login) =>
                {
                    guest.Log(LogLevel.Information, $"greeting {login}");
                    return $"{guest.GetConfig("greeting")}, {guest.CallHost("full_name", login).Text}!";
                }),
            options =>
            {
                options.Config["greeting"] = "Good evening";
                options.HostFunctions.Add(new Register());
            });

        Assert.Equal("Good evening, Ada Lovelace!", new Reception(greeter).Welcome("ada"));
        RecordedCall call = Assert.Single(host.Calls);
        Assert.Equal(("full_name", "ada", "Ada Lovelace"), (call.Name, call.Arguments[0].Text, call.Result!.Text));
        Assert.Contains(host.Logs, log => log.Message == "greeting ada");
    }

    [Fact]
    public async Task Each_instance_counts_for_itself()
    {
        await using var host = new RecordingHost();
        using CompiledPlugin<IGreeter> compiled = await host.CompileAsync(InMemoryPlugin.For<IGreeter>()
            .Export("greet", (InMemoryGuest guest, string name) =>
            {
                List<string> greeted = guest.State(() => new List<string>());
                greeted.Add(name);
                return string.Join(" and ", greeted);
            }));
        IGreeter one = compiled.Instantiate(), other = compiled.Instantiate();

        Assert.Equal(("ada", "ada and bo", "cy"), (one.Greet("ada"), one.Greet("bo"), other.Greet("cy")));
    }

    [Fact]
    public async Task A_guest_in_text_runs_in_the_real_engine()
    {
        await using var host = new RecordingHost();
        IGreeter greeter = await host.Host.LoadAsync<IGreeter>(
            WatModule.FromText("""
                (module
                  (memory (export "memory") 1)
                  (func (export "greet") (result i32)
                    (i32.load (i32.const -1))))
                """),
            host.Record);

        var trap = Assert.Throws<PluginTrapException>(() => greeter.Greet("ada"));
        Assert.Equal(TrapCode.MemoryOutOfBounds, trap.TrapCode);
    }
}
