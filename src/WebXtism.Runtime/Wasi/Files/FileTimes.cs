namespace WebXtism.Wasi.Files;

/// <summary>Times as WASI has them, nanoseconds since 1970, and as .NET does.</summary>
internal static class FileTimes
{
    public static ulong ToNanoseconds(DateTime time) =>
        time <= DateTime.UnixEpoch ? 0 : (ulong)(time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    // The largest number of nanoseconds is in the year 2554.
    public static DateTime FromNanoseconds(ulong nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));

    /// <summary>Reads the times that a guest wants to set; <see langword="null"/> means to leave one as it is.</summary>
    public static Errno Read(TimeFlags flags, ulong accessed, ulong modified, TimeProvider clock, out DateTime? newAccessed, out DateTime? newModified)
    {
        newAccessed = Choose(flags, TimeFlags.Accessed, TimeFlags.AccessedNow, accessed, clock);
        newModified = Choose(flags, TimeFlags.Modified, TimeFlags.ModifiedNow, modified, clock);
        return (flags & ~TimeFlags.All) != TimeFlags.None
            || flags.HasFlag(TimeFlags.Accessed | TimeFlags.AccessedNow)
            || flags.HasFlag(TimeFlags.Modified | TimeFlags.ModifiedNow)
            ? Errno.Inval
            : Errno.Success;
    }

    private static DateTime? Choose(TimeFlags flags, TimeFlags given, TimeFlags now, ulong time, TimeProvider clock) =>
        (flags & now) != TimeFlags.None ? clock.GetUtcNow().UtcDateTime : (flags & given) != TimeFlags.None ? FromNanoseconds(time) : null;
}
