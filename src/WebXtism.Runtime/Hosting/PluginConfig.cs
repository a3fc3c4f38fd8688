using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WebXtism;

/// <summary>
/// What a plugin can read as its configuration. It may be changed while the plugin is in use, from any thread: a change is seen
/// by the calls that begin after it, in all instances. A call that is running keeps the configuration with which it began.
/// </summary>
/// <example>
/// <code>
/// var config = new PluginConfig { ["greeting"] = "Hello" };
/// var greeter = await host.LoadAsync&lt;IGreeter&gt;(source, options =&gt; options.Config = config);
/// greeter.Greet("Ada");
/// config["greeting"] = "Good evening";      // from the next call on
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Its main use is to be set, as an option.")]
public sealed class PluginConfig : IReadOnlyDictionary<string, string>
{
    private ImmutableDictionary<string, string> _current = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => Current.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Current.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => Current.Values;

    /// <summary>The present state; it never changes.</summary>
    internal ImmutableDictionary<string, string> Current => Volatile.Read(ref _current);

    /// <summary>Reads or sets one value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key]
    {
        get => Current[key];
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            ImmutableInterlocked.Update(ref _current, static (current, item) => current.SetItem(item.key, item.value), (key, value));
        }
    }

    /// <summary>Makes several changes as one: no call sees a part of them.</summary>
    /// <param name="changes">The new values; <see langword="null"/> removes a key. Of a key that occurs twice the last one counts.</param>
    public void Update(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        // Enumerated once: what enumerates may be code of the application, and the update may be tried again.
        KeyValuePair<string, string?>[] items = [.. changes];
        ImmutableInterlocked.Update(ref _current, Apply, items);
    }

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ImmutableInterlocked.Update(ref _current, static (current, key) => current.Remove(key), key);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Current.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Current.TryGetValue(key, out value);

    /// <summary>Enumerates the present state; later changes do not show.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Current.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ImmutableDictionary<string, string> Apply(ImmutableDictionary<string, string> current, KeyValuePair<string, string?>[] changes)
    {
        ImmutableDictionary<string, string>.Builder builder = current.ToBuilder();
        foreach ((string key, string? value) in changes)
        {
            if (value is null)
            {
                builder.Remove(key);
            }
            else
            {
                builder[key] = value;
            }
        }

        return builder.ToImmutable();
    }
}
