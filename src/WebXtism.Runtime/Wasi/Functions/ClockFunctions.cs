namespace WebXtism.Wasi.Functions;

/// <summary>What time it is.</summary>
internal static class ClockFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.Define("clock_res_get", "ii", static call =>
            call.Wasi.TryGetResolution((ClockId)call.UInt32(0), out ulong resolution) ? call.Write(1, resolution) : Refuse(call)),
        WasiFunctions.Define("clock_time_get", "ili", static call =>
            call.Wasi.TryGetTime((ClockId)call.UInt32(0), out ulong time) ? call.Write(2, time) : Refuse(call)),
    ];

    private static Errno Refuse(WasiCall call) => IsProcessorTime(call.UInt32(0)) ? Errno.Notsup : Errno.Inval;

    /// <summary>Whether a clock is one of those of WASI that cannot be told here.</summary>
    internal static bool IsProcessorTime(uint clock) => clock is 2 or 3;
}
