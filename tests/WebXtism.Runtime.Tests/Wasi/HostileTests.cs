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

    private WasiGuest StartHostile(string function = "")
    {
        WasiGuest guest = Patiently(() => Start(
            new WasiOptions
            {
                StandardInput = WasiInput.Text("input"),
                Environment = { ["KEY"] = "value" },
                Directories = { WasiDirectory.ReadWrite(Inside, "/data"), WasiDirectory.ReadOnly(Outside, "/ro") },
            },
            options => options.Timeout = MayTakeLong(function) ? TimeSpan.FromMilliseconds(20) : OtherThread.Guard));
        File.WriteAllText(Path.Combine(Inside, "a"), "content");
        return guest;
    }

    // A sleep for ever, or as many random bytes as there is memory, is what was asked for. All else must end by itself.
    private static bool MayTakeLong(string function) => function is "poll_oneoff" or "random_get";

    private static void Try(WasiGuest guest, string function, long[] arguments)
    {
        try
        {
            WasiErrno errno = guest.Call(function, arguments);
            Assert.InRange((int)errno, 0, 76);
        }
        catch (PluginTimeoutException) when (MayTakeLong(function))
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
        WasiGuest guest = StartHostile(function);
        s_wildNumber.Array[WasiSignatures.All[function].Length].Sample(arguments => Try(guest, function, arguments), iter: 300, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Wild_numbers_about_wild_memory_are_answered(string function)
    {
        WasiGuest guest = StartHostile(function);
        Patiently(() => guest.Opened("a", WasiOpen.Read | WasiOpen.Write));
        Patiently(() => guest.Opened(".", WasiOpen.Directory));
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
        WasiGuest guest = StartHostile(function);
        long[] arguments = [.. Enumerable.Repeat((long)WasiGuest.PageSize, WasiSignatures.All[function].Length)];
        if (function != "proc_exit")
        {
            Assert.Contains(guest.Call(function, arguments), new[]
            {
                WasiErrno.Fault, WasiErrno.Badf, WasiErrno.Inval, WasiErrno.Notsup, function == "sched_yield" ? WasiErrno.Success : WasiErrno.Fault,
            });
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void No_pair_of_address_and_length_overflows(string function)
    {
        // Every two arguments, whatever they are, get every two of these; the others are a directory or a small number.
        long[] edges = [WasiGuest.PageSize - 8, WasiGuest.PageSize - 1, WasiGuest.PageSize, int.MaxValue, 1L << 31, uint.MaxValue - 7, uint.MaxValue];
        Plugin sibling = LoadText(Guest.Echo, name: "sibling");
        WasiGuest guest = StartHostile(function);
        int count = WasiSignatures.All[function].Length;
        for (int first = 0; first < count; first++)
        {
            for (int second = first; second < count; second++)
            {
                foreach ((long left, long right) in edges.SelectMany(left => edges.Select(right => (left, right))))
                {
                    long[] arguments = [.. Enumerable.Repeat(3L, count)];
                    arguments[first] = left;
                    arguments[second] = right;
                    Try(guest, function, arguments);
                }
            }
        }

        Assert.Equal(WasiErrno.Success, Patiently(() => guest.Call("sched_yield")));
        Assert.Equal("still here", sibling.CallText("echo", "still here"));
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
