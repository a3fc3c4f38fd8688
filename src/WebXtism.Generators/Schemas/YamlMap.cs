using System.Collections;

namespace WebXtism.Generators.Schemas;

/// <summary>A mapping of YAML: texts, flags, lists of texts and further mappings, in the order in which they were added.</summary>
internal sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    public int Count => _entries.Count;

    /// <summary>Adds an entry; <see langword="null"/> and <see langword="false"/>, which are what is not there, are left out.</summary>
    public YamlMap Add(string key, object? value)
    {
        if (value is not (null or false))
        {
            _entries.Add(new KeyValuePair<string, object>(key, value));
        }

        return this;
    }

    /// <summary>Adds what another mapping has.</summary>
    public YamlMap AddRange(YamlMap other)
    {
        _entries.AddRange(other._entries);
        return this;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
