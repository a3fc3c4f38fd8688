using System.Text;

namespace WebXtism;

/// <summary>
/// Keeps variables in memory, up to a number of bytes. Thread-safe. Without a store in <see cref="PluginOptions.Variables"/>
/// each instance has one of its own.
/// </summary>
/// <example>
/// <code>
/// var variables = new InMemoryVariableStore(maxBytes: 1024 * 1024);
/// var counter = await host.LoadAsync&lt;ICounter&gt;(source, options =&gt; options.Variables = variables);
/// counter.Count();
/// variables.TryGet("count", out ReadOnlyMemory&lt;byte&gt; count);
/// </code>
/// </example>
public sealed class InMemoryVariableStore : IVariableStore
{
    // What Extism counts for each entry beside its key and value; plugins near the limit can notice.
    internal const int EntryOverhead = 48;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);
    private long _usedBytes;

    /// <summary>Makes an empty store.</summary>
    /// <param name="maxBytes">How many bytes all variables together may take, counted as <see cref="UsedBytes"/> counts them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public InMemoryVariableStore(long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        MaxBytes = maxBytes;
    }

    /// <summary>How many bytes all variables together may take.</summary>
    public long MaxBytes { get; }

    /// <summary>How many bytes the variables take: their keys in UTF-8, their values, and 48 bytes for each.</summary>
    public long UsedBytes
    {
        get
        {
            lock (_lock)
            {
                return _usedBytes;
            }
        }
    }

    /// <summary>Reads a variable.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value, which nobody changes; empty when there is none.</param>
    /// <returns>Whether there is such a variable.</returns>
    public bool TryGet(string key, out ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            return _values.TryGetValue(key, out value);
        }
    }

    /// <summary>Sets a variable.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value. It is kept, not copied: do not change it any more.</param>
    /// <returns>Whether there was room for it. As in Extism, the value that it replaces counts until it is gone.</returns>
    public bool TrySet(string key, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        long size = SizeOf(key, value.Length);
        lock (_lock)
        {
            if (size > MaxBytes - _usedBytes)
            {
                return false;
            }

            RemoveEntry(key);
            _values.Add(key, value);
            _usedBytes += size;
            return true;
        }
    }

    /// <summary>Removes a variable.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            return RemoveEntry(key);
        }
    }

    ValueTask<ReadOnlyMemory<byte>> IVariableStore.GetAsync(string key, CancellationToken cancellationToken)
    {
        TryGet(key, out ReadOnlyMemory<byte> value);
        return new(value);
    }

    ValueTask<bool> IVariableStore.TrySetAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) =>
        new(TrySet(key, value));

    ValueTask IVariableStore.RemoveAsync(string key, CancellationToken cancellationToken)
    {
        Remove(key);
        return default;
    }

    internal static long SizeOf(string key, int valueLength) => (long)Encoding.UTF8.GetByteCount(key) + valueLength + EntryOverhead;

    private bool RemoveEntry(string key)
    {
        if (!_values.Remove(key, out ReadOnlyMemory<byte> old))
        {
            return false;
        }

        _usedBytes -= SizeOf(key, old.Length);
        return true;
    }
}
