using WebXtism;

namespace Greeter;

/// <summary>What this application lets plugins call.</summary>
public sealed partial class KeyValueStore
{
    private readonly Dictionary<string, byte[]> _values = [];
    private long _points;

    /// <summary>The import <c>kv_read</c>: one block in, one block or nothing out.</summary>
    [HostFunction]
    public byte[]? KvRead(string key) => _values.GetValueOrDefault(key);

    /// <summary>The import <c>kv_write</c>.</summary>
    [HostFunction]
    public void KvWrite(string key, ReadOnlySpan<byte> value) => _values[key] = value.ToArray();

    /// <summary>The import <c>add_points</c>: numbers are passed directly.</summary>
    [HostFunction]
    public long AddPoints(long points, int times) => _points += points * times;
}
