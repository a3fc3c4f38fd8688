using System.Text;

namespace WebXtism.Tests.Wasi;

/// <summary>Arguments, environment, chance and the end.</summary>
public sealed class ProgramTests : WasiTests
{
    private static string[] Strings(WasiGuest guest, string kind)
    {
        Assert.Equal(WasiErrno.Success, guest.Call(kind + "_sizes_get", 0, 4));
        uint count = guest.UInt32(0);
        uint size = guest.UInt32(4);
        uint pointers = guest.Place(new byte[4 * count]);
        uint text = guest.Place(new byte[size]);
        Assert.Equal(WasiErrno.Success, guest.Call(kind + "_get", pointers, text));
        string all = Encoding.UTF8.GetString(guest.Bytes(text, (int)size));
        string[] result = new string[count];
        for (uint i = 0; i < count; i++)
        {
            string rest = all[(int)(guest.UInt32(pointers + (4 * i)) - text)..];
            result[i] = rest[..rest.IndexOf('\0', StringComparison.Ordinal)];
        }

        return result;
    }

    [Fact]
    public void The_name_of_the_plugin_is_the_only_argument_and_the_environment_is_empty()
    {
        WasiGuest guest = Start();

        Assert.Equal(["guest"], Strings(guest, "args"));
        Assert.Empty(Strings(guest, "environ"));
    }

    [Fact]
    public void Arguments_and_environment_are_those_that_the_application_gives()
    {
        WasiGuest guest = Start(new WasiOptions
        {
            Arguments = ["prog", "", "--größe"],
            Environment = { ["TZ"] = "UTC", ["EMPTY"] = "", ["EQUALS"] = "a=b" },
        });

        Assert.Equal(["prog", "", "--größe"], Strings(guest, "args"));
        Assert.Equal(["EMPTY=", "EQUALS=a=b", "TZ=UTC"], Strings(guest, "environ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plugin_can_have_no_argument_at_all() => Assert.Empty(Strings(Start(new WasiOptions { Arguments = [] }), "args"));

    [Fact]
    public void Chance_comes_from_the_source_that_the_application_gives()
    {
        var lengths = new List<int>();
        WasiGuest guest = Start(new WasiOptions
        {
            Random = buffer =>
            {
                lengths.Add(buffer.Length);
                buffer.Fill(7);
            },
        });

        Assert.Equal(WasiErrno.Success, guest.Call("random_get", 8, 4));
        Assert.Equal([0, 7, 7, 7, 7, 0], guest.Bytes(7, 6));
        Assert.Equal(4, lengths.Sum());
    }

    [Fact]
    public void Chance_is_chance_by_default_up_to_the_whole_memory()
    {
        WasiGuest guest = Start();

        Assert.Equal(WasiErrno.Success, guest.Call("random_get", 0, WasiGuest.PageSize));
        byte[] bytes = guest.Bytes(0, WasiGuest.PageSize);
        Assert.Equal(256, bytes.Distinct().Count());
        Assert.Equal(WasiErrno.Success, guest.Call("random_get", WasiGuest.PageSize, 0));
    }

    [Fact]
    public void A_failing_source_of_chance_is_the_applications_failure()
    {
        WasiGuest guest = Start(new WasiOptions { Random = static _ => throw new IOException("no entropy") });

        var exception = Fails<HostFunctionException>(() => guest.Call("random_get", 0, 1));

        Assert.Equal(("no entropy", "wasi_snapshot_preview1::random_get"), (exception.InnerException!.Message, exception.Function));
    }

    [Fact]
    public void Yielding_works_and_signals_do_not()
    {
        WasiGuest guest = Start();

        Assert.Equal(WasiErrno.Success, guest.Call("sched_yield"));
        Assert.Equal(WasiErrno.Notsup, guest.Call("proc_raise", 6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(126)]
    [InlineData(-1)]
    public void An_exit_code_is_reported_as_it_is(int code)
    {
        WasiGuest guest = Start();

        var exception = Fails<PluginCallException>(() => guest.Call("proc_exit", code));

        Assert.Equal((code, "proc_exit", typeof(PluginCallException)), (exception.ExitCode, exception.Export, exception.GetType()));
    }

    [Fact]
    public void The_instance_is_replaced_after_an_exit_and_has_new_descriptors()
    {
        WasiGuest guest = StartInside();
        Assert.Equal(4, guest.Opened("file", WasiOpen.Create | WasiOpen.Write));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_close", 0));

        guest.Call("proc_exit", 0);

        Assert.Equal(WasiErrno.Badf, guest.Call("fd_close", 4));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_close", 0));
    }

    [Fact]
    public void A_start_function_can_end_the_plugin_and_the_code_is_told()
    {
        string text = $"(module {WasiSignatures.Import("proc_exit")} (func $start (call $proc_exit (i32.const 200))) (start $start))";

        var exception = Fails<PluginCallException>(() => LoadText(text, options => options.Wasi = new()));

        Assert.Equal((200, "The initialisation of 'guest' ended itself with exit code 200."), (exception.ExitCode, exception.Message));
    }
}
