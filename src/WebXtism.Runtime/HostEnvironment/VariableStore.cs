namespace WebXtism.HostEnvironment;

/// <summary>
/// The variables of one plugin instance. They survive its replacement after a trap. Not thread-safe: only the thread inside
/// the instance touches it.
/// </summary>
/// <param name="maxBytes">The most that all variables together may take; 0 disables them.</param>
internal sealed class VariableStore(long maxBytes)
{
    // What the original counts for each entry beside its key and value; plugins near the limit can notice.
    private const int EntryOverhead = 48;

    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);
    private long _used;

    public long MaxBytes => maxBytes;

    public byte[]? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>Sets a variable.</summary>
    /// <returns>Whether there was room for it. The entry that is replaced counts too, as in the original.</returns>
    public bool TrySet(string key, ReadOnlySpan<byte> value)
    {
        long size = (long)System.Text.Encoding.UTF8.GetByteCount(key) + value.Length + EntryOverhead;
        if (_used + size > maxBytes)
        {
            return false;
        }

        Remove(key);
        _values.Add(key, value.ToArray());
        _used += size;
        return true;
    }

    public void Remove(string key)
    {
        if (_values.Remove(key, out byte[]? old))
        {
            _used -= (long)System.Text.Encoding.UTF8.GetByteCount(key) + old.Length + EntryOverhead;
        }
    }
}
