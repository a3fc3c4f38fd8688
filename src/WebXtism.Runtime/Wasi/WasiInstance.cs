using WebXtism.HostEnvironment;
using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi;

/// <summary>What one guest has of WASI: its descriptors and the beginning of its time. One thread at a time, like the guest.</summary>
internal sealed class WasiInstance : IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    // Some run times take a monotonic clock of 0 for one that does not work.
    private const long ClockStart = NanosecondsPerSecond;

    private readonly long _start;

    public WasiInstance(WasiSettings settings, GuestLog log)
    {
        Settings = settings;
        _start = settings.TimeProvider.GetTimestamp();
        Descriptors.Add(new InputDescriptor(settings.StandardInput?.Open()));
        Descriptors.Add(new OutputDescriptor(settings.StandardOutput?.Open(log)));
        Descriptors.Add(new OutputDescriptor(settings.StandardError?.Open(log)));
        foreach (DirectoryRoot root in settings.Roots)
        {
            Descriptors.Add(new DirectoryDescriptor(root));
        }
    }

    public WasiSettings Settings { get; }

    public DescriptorTable Descriptors { get; } = new();

    /// <summary>Tells the time of a clock.</summary>
    /// <returns>Whether the clock is known and can be told. The clocks of processor time cannot: the guest shares the host's.</returns>
    public bool TryGetTime(ClockId clock, out ulong nanoseconds)
    {
        switch (clock)
        {
            case ClockId.Realtime:
                nanoseconds = FileTimes.ToNanoseconds(Settings.TimeProvider.GetUtcNow().UtcDateTime);
                return true;
            case ClockId.Monotonic:
                Int128 ticks = Settings.TimeProvider.GetTimestamp() - _start;
                nanoseconds = (ulong)(ClockStart + (ticks * NanosecondsPerSecond / Settings.TimeProvider.TimestampFrequency));
                return true;
            default:
                nanoseconds = 0;
                return false;
        }
    }

    /// <summary>Tells how exact a clock is.</summary>
    public bool TryGetResolution(ClockId clock, out ulong nanoseconds)
    {
        nanoseconds = clock == ClockId.Monotonic
            ? (ulong)Math.Max(1, NanosecondsPerSecond / Settings.TimeProvider.TimestampFrequency)
            : TimeSpan.NanosecondsPerTick;
        return clock is ClockId.Realtime or ClockId.Monotonic;
    }

    public void Dispose() => Descriptors.Dispose();
}
