using System.Buffers.Binary;

namespace WebXtism.Tests.Wasi;

/// <summary>Waiting, and being stopped while waiting.</summary>
public sealed class PollTests : WasiTests
{
    private const byte Clock = 0;
    private const byte Read = 1;
    private const byte Write = 2;
    private const ulong Second = 1_000_000_000;
    private const uint Events = 32 * 1024;
    private const uint Count = 16;

    private static byte[] Wait(ulong userData, ulong nanoseconds, bool absolute = false, uint clock = 1)
    {
        byte[] subscription = Ready(userData, Clock, clock);
        BinaryPrimitives.WriteUInt64LittleEndian(subscription.AsSpan(24), nanoseconds);
        subscription[40] = absolute ? (byte)1 : (byte)0;
        return subscription;
    }

    private static byte[] Ready(ulong userData, byte tag, uint subject)
    {
        byte[] subscription = new byte[48];
        BinaryPrimitives.WriteUInt64LittleEndian(subscription, userData);
        subscription[8] = tag;
        BinaryPrimitives.WriteUInt32LittleEndian(subscription.AsSpan(16), subject);
        return subscription;
    }

    private static WasiErrno Poll(WasiGuest guest, CancellationToken cancellationToken, params byte[][] subscriptions) =>
        guest.Call("poll_oneoff", cancellationToken, guest.Place(subscriptions.SelectMany(static s => s).ToArray()), Events, subscriptions.Length, Count);

    private static (ulong UserData, WasiErrno Error, int Tag)[] Happened(WasiGuest guest) =>
        [.. Enumerable.Range(0, (int)guest.UInt32(Count)).Select(i => guest.Bytes((uint)(Events + (32 * i)), 32)).Select(static e =>
            (BinaryPrimitives.ReadUInt64LittleEndian(e), (WasiErrno)BinaryPrimitives.ReadUInt16LittleEndian(e.AsSpan(8)), (int)e[10]))];

    private static (ulong UserData, WasiErrno Error, int Tag)[] Poll(WasiGuest guest, params byte[][] subscriptions)
    {
        Assert.Equal(WasiErrno.Success, Poll(guest, CancellationToken.None, subscriptions));
        return Happened(guest);
    }

    [Fact]
    public void A_file_whose_length_nobody_knows_is_an_error_of_the_guest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a pipe without a reader cannot be opened.");
        using var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Inside, "pipe")]);
        make.WaitForExit();
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Notsup, Poll(guest, CancellationToken.None, Ready(1, Read, (uint)guest.Opened("pipe", WasiOpen.Read | WasiOpen.Write))));
    }

    [Fact]
    public void A_sleep_lasts_as_long_as_the_applications_clock_says()
    {
        var time = new ManualTime();
        WasiGuest guest = Start(new WasiOptions { TimeProvider = time });
        OtherThread.Running sleeper = OtherThread.Start(() => Poll(guest, Wait(7, 3 * Second)));

        ManualTime.Alarm alarm = time.NextAlarm();
        Assert.Equal(TimeSpan.FromSeconds(3), alarm.DueTime);
        alarm.Ring();
        sleeper.Join();

        Assert.Equal([(7ul, WasiErrno.Success, Clock)], Happened(guest));
    }

    [Fact]
    public void The_shortest_sleep_ends_all()
    {
        var time = new ManualTime { Now = DateTimeOffset.UnixEpoch.AddSeconds(100) };
        WasiGuest guest = Start(new WasiOptions { TimeProvider = time });
        OtherThread.Running sleeper = OtherThread.Start(() =>
            Poll(guest, Wait(1, 9 * Second), Wait(2, 2 * Second), Wait(3, 102 * Second, absolute: true, clock: 0), Wait(4, 103 * Second, absolute: true, clock: 0)));

        ManualTime.Alarm alarm = time.NextAlarm();
        Assert.Equal(TimeSpan.FromSeconds(2), alarm.DueTime);
        alarm.Ring();
        sleeper.Join();

        Assert.Equal([2ul, 3ul], Happened(guest).Select(static e => e.UserData));
    }

    [Fact]
    public void What_is_ready_keeps_nobody_waiting()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", WasiOpen.Create | WasiOpen.Write | WasiOpen.Read);

        (ulong, WasiErrno, int)[] events = Poll(
            guest, Wait(1, ulong.MaxValue), Ready(2, Read, 0), Ready(3, Write, 1), Ready(4, Read, (uint)file), Wait(5, 0), Wait(6, 1, absolute: true, clock: 0));

        Assert.Equal(
            [(2ul, WasiErrno.Success, Read), (3ul, WasiErrno.Success, Write), (4ul, WasiErrno.Success, Read), (5ul, WasiErrno.Success, Clock), (6ul, WasiErrno.Success, Clock)],
            events);
    }

    [Fact]
    public void What_cannot_be_waited_for_is_told_at_once()
    {
        (ulong, WasiErrno, int)[] events = Poll(
            StartInside(), Ready(1, Read, 99), Ready(2, Read, 3), Wait(3, Second, clock: 2), Wait(4, Second, clock: 9), Ready(5, 77, 0));

        Assert.Equal([WasiErrno.Badf, WasiErrno.Badf, WasiErrno.Notsup, WasiErrno.Inval, WasiErrno.Inval], events.Select(static e => e.Item2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    [InlineData(-1)]
    public void Nothing_and_too_much_cannot_be_waited_for(int count) =>
        Assert.Equal(WasiErrno.Inval, Start().Call("poll_oneoff", 0, 0, count, Count));

    [Fact]
    public void Events_may_go_where_the_subscriptions_were()
    {
        WasiGuest guest = Start();
        uint place = guest.Place([.. Ready(1, Read, 0), .. Ready(2, Write, 1), .. Ready(3, Read, 0)]);

        Assert.Equal(WasiErrno.Success, guest.Call("poll_oneoff", place, place, 3, Count));

        Assert.Equal([1ul, 2ul, 3ul], Enumerable.Range(0, 3).Select(i => guest.UInt64((uint)(place + (32 * i)))));
    }

    [Fact]
    public void A_short_sleep_by_the_real_clock_ends() =>
        Assert.Single(Poll(Start(), Wait(1, 1)));

    [Fact]
    public void A_timeout_ends_a_sleep()
    {
        WasiGuest guest = Start(configure: static options => options.Timeout = TimeSpan.FromMilliseconds(50));

        var exception = Fails<PluginTimeoutException>(() => Poll(guest, Wait(1, 3600 * Second)));

        Assert.Equal(("poll_oneoff", TimeSpan.FromMilliseconds(50)), (exception.Export, exception.Timeout));
        Assert.Single(Poll(guest, Wait(1, 0)));
    }

    [Fact]
    public void A_timeout_ends_a_sleep_also_when_the_applications_clock_stands_still()
    {
        WasiGuest guest = Start(new WasiOptions { TimeProvider = new ManualTime() }, static options => options.Timeout = TimeSpan.FromMilliseconds(50));

        Fails<PluginTimeoutException>(() => Poll(guest, Wait(1, Second)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_token_ends_a_sleep(bool withTimeout)
    {
        var time = new ManualTime();
        WasiGuest guest = Start(new WasiOptions { TimeProvider = time }, options => options.Timeout = withTimeout ? TimeSpan.FromHours(1) : Timeout.InfiniteTimeSpan);
        using var source = new CancellationTokenSource();
        OtherThread.Running sleeper = OtherThread.Start(() =>
        {
            var exception = Fails<OperationCanceledException>(() => Poll(guest, source.Token, Wait(1, 3600 * Second)));
            Assert.Equal(source.Token, exception.CancellationToken);
        });

        time.NextAlarm();
        source.Cancel();

        sleeper.Join();
    }

    [Fact]
    public void A_token_ends_a_sleep_by_the_real_clock()
    {
        WasiGuest guest = Start();
        using var source = new CancellationTokenSource();
        OtherThread.Running sleeper = OtherThread.Start(() => Fails<OperationCanceledException>(() => Poll(guest, source.Token, Wait(1, ulong.MaxValue))));

        source.Cancel();

        sleeper.Join();
    }

    [Fact]
    public void A_timeout_ends_a_sleep_of_the_start_function()
    {
        string text = $"""
            (module
              {WasiSignatures.Import("poll_oneoff")}
              (memory (export "memory") 1)
              (data (i32.const 16) "\01\00\00\00\00\00\00\00\ff\ff\ff\ff\ff\ff")
              (func $start (drop (call $poll_oneoff (i32.const 0) (i32.const 100) (i32.const 1) (i32.const 200))))
              (start $start))
            """;

        Fails<PluginTimeoutException>(() => LoadText(text, options =>
        {
            options.Wasi = new();
            options.Timeout = TimeSpan.FromMilliseconds(50);
        }));
    }

    [Fact]
    public void Stopping_one_sleeper_leaves_the_other_asleep()
    {
        var time = new ManualTime();
        var options = new WasiOptions { TimeProvider = time };
        WasiGuest one = Start(options);
        WasiGuest other = Start(options);
        using var source = new CancellationTokenSource();
        OtherThread.Running first = OtherThread.Start(() => Assert.Throws<OperationCanceledException>(() => { Poll(one, source.Token, Wait(1, Second)); }));
        time.NextAlarm();
        OtherThread.Running second = OtherThread.Start(() => Poll(other, Wait(2, Second)));
        ManualTime.Alarm alarm = time.NextAlarm();

        source.Cancel();
        first.Join();
        alarm.Ring();
        second.Join();

        Assert.Equal([2ul], Happened(other).Select(static e => e.UserData));
    }
}
