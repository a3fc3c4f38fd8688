namespace WebXtism.Wasi;

/// <summary>The clocks that can be told; WASI has two more, of processor time.</summary>
internal enum ClockId : uint
{
    Realtime = 0,
    Monotonic = 1,
}
