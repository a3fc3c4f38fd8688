namespace WebXtism.Tests.Wasi;

/// <summary>What time it is.</summary>
public sealed class ClockTests : WasiTests
{
    private const int Realtime = 0;
    private const int Monotonic = 1;

    private readonly ManualTime _time = new() { Timestamp = 5000 };

    private static ulong Time(WasiGuest guest, int clock)
    {
        Assert.Equal(WasiErrno.Success, guest.Call("clock_time_get", clock, 0, 8));
        return guest.UInt64(8);
    }

    [Fact]
    public void The_time_is_that_of_the_applications_clock()
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = _time });
        _time.Now = DateTimeOffset.UnixEpoch.AddSeconds(1.5);

        Assert.Equal(1_500_000_000ul, Time(guest, Realtime));
    }

    [Fact]
    public void A_time_before_1970_is_0()
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = _time });
        _time.Now = DateTimeOffset.UnixEpoch.AddDays(-1);

        Assert.Equal(0ul, Time(guest, Realtime));
    }

    [Fact]
    public void The_monotonic_clock_begins_with_the_guest_and_is_never_0()
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = _time });
        ulong start = Time(guest, Monotonic);
        _time.Timestamp += 2500;

        Assert.Equal(1_000_000_000ul, start);
        Assert.Equal(2_500_000_000ul, Time(guest, Monotonic) - start);
    }

    [Fact]
    public void A_monotonic_clock_that_ran_for_centuries_does_not_overflow()
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = _time });
        Time(guest, Monotonic);
        _time.Timestamp += 10_000_000_000_000;

        Assert.Equal(10_000_000_001_000_000_000ul, Time(guest, Monotonic));
    }

    [Fact]
    public void The_real_clock_is_the_default()
    {
        ulong before = (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

        Assert.True(Time(Start(), Realtime) >= before);
    }

    [Theory]
    [InlineData(Realtime, 100)]
    [InlineData(Monotonic, 1_000_000)]
    public void Each_clock_tells_how_exact_it_is(int clock, ulong nanoseconds)
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = _time });

        Assert.Equal(WasiErrno.Success, guest.Call("clock_res_get", clock, 8));
        Assert.Equal(nanoseconds, guest.UInt64(8));
    }

    [Theory]
    [InlineData(2, WasiErrno.Notsup)]
    [InlineData(3, WasiErrno.Notsup)]
    [InlineData(4, WasiErrno.Inval)]
    [InlineData(-1, WasiErrno.Inval)]
    public void Other_clocks_cannot_be_told(int clock, WasiErrno errno)
    {
        WasiGuest guest = Start();

        Assert.Equal(errno, guest.Call("clock_time_get", clock, 0, 8));
        Assert.Equal(errno, guest.Call("clock_res_get", clock, 8));
    }
}
