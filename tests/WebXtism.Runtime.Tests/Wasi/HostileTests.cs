using CsCheck;

namespace WebXtism.Tests.Wasi;

/// <summary>Wild arguments: whatever a guest passes, it gets an error number or its call fails with a typed exception.</summary>
public sealed class HostileTests : WasiTests
{
    // What is most likely to be mistaken for something else: small numbers are descriptors, sizes and flags, the rest are
    // addresses at the edges, and lengths that overflow when they are added.
    private static readonly long[] s_wild =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 24, 64, 255, 1024, 1025, 4096, 65_527, 65_528, 65_532, 65_535, 65_536, 65_537, 131_072,
        int.MaxValue - 1, int.MaxValue, int.MinValue, uint.MaxValue - 65_535, uint.MaxValue - 7, uint.MaxValue, -1, -2, -65_536,
        long.MaxValue, long.MaxValue - 1, long.MinValue, 1L << 32, 1L << 62,
    ];

    private static readonly Gen<long> s_wildNumber = Gen.Int[0, s_wild.Length - 1].Select(static i => s_wild[i]);

    public static TheoryData<string> Functions => [.. WasiSignatures.All.Keys];

    private WasiGuest StartHostile()
    {
        WasiGuest guest = Start(
            new WasiOptions
            {
                StandardInput = WasiInput.Text("input"),
                Environment = { ["KEY"] = "value" },
                Directories = { WasiDirectory.ReadWrite(Inside, "/data"), WasiDirectory.ReadOnly(Outside, "/ro") },
            },
            static options => options.Timeout = TimeSpan.FromMilliseconds(20));
        File.WriteAllText(Path.Combine(Inside, "a"), "content");
        return guest;
    }

    private static void Try(WasiGuest guest, string function, long[] arguments)
    {
        try
        {
            WasiErrno errno = guest.Call(function, arguments);
            Assert.InRange((int)errno, 0, 76);
        }
        catch (PluginTimeoutException) when (function is "poll_oneoff" or "random_get" or "proc_exit")
        {
        }
        catch (PluginCallException exception) when (function == "proc_exit")
        {
            Assert.Equal((int)arguments[0], exception.ExitCode);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Wild_numbers_are_answered(string function)
    {
        WasiGuest guest = StartHostile();
        s_wildNumber.Array[WasiSignatures.All[function].Length].Sample(arguments => Try(guest, function, arguments), iter: 300, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Wild_numbers_about_wild_memory_are_answered(string function)
    {
        WasiGuest guest = StartHostile();
        guest.Opened("a", WasiOpen.Read | WasiOpen.Write);
        guest.Opened(".", WasiOpen.Directory);
        Gen.Select(s_wildNumber.Array[WasiSignatures.All[function].Length], Gen.Byte.Array[512]).Sample(
            (arguments, bytes) =>
            {
                guest.Memory.TryWrite(0, bytes);
                guest.Memory.TryWrite(4096, bytes);
                guest.Memory.TryWrite(WasiGuest.PageSize - 512, bytes);
                Try(guest, function, arguments);
            },
            iter: 200, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_pointer_behind_the_memory_is_a_fault_and_no_more(string function)
    {
        // All arguments point there; what looks at a number first may find that wrong instead.
        WasiGuest guest = StartHostile();
        long[] arguments = [.. Enumerable.Repeat((long)WasiGuest.PageSize, WasiSignatures.All[function].Length)];
        if (function != "proc_exit")
        {
            Assert.Contains(guest.Call(function, arguments), new[]
            {
                WasiErrno.Fault, WasiErrno.Badf, WasiErrno.Inval, WasiErrno.Notsup, function == "sched_yield" ? WasiErrno.Success : WasiErrno.Fault,
            });
        }
    }

    [Fact]
    public void Huge_lengths_reserve_nothing()
    {
        WasiGuest guest = StartHostile();
        guest.Call("random_get", 0, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(WasiErrno.Fault, guest.Call("random_get", 0, uint.MaxValue));
        Assert.Equal(WasiErrno.Fault, guest.Call("path_unlink_file", 3, 0, uint.MaxValue));
        Assert.Equal(WasiErrno.Nametoolong, guest.Call("path_unlink_file", 3, 0, WasiGuest.PageSize));
        Assert.Equal(WasiErrno.Inval, guest.Call("poll_oneoff", 0, 0, uint.MaxValue, 0));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_write", 1, 0, uint.MaxValue, 0));
        Assert.Equal(WasiErrno.Fault, guest.Call("fd_readdir", 3, 0, uint.MaxValue, 0, 0));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }
}
