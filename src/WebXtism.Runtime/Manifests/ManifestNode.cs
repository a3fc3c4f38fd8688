using System.Text;
using System.Text.Json;
using WebXtism.Linking;

namespace WebXtism.Manifests;

/// <summary>A value of a manifest's JSON that knows where it is, so that every complaint about it does.</summary>
internal readonly struct ManifestNode(JsonElement element, string path, string? plugin)
{
    private const int LongestKeyInPath = 64;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public static PluginLoadException Wrong(string? plugin, string problem, Exception? cause = null) => plugin is null
        ? new PluginLoadException(PluginLoadFailure.Manifest, "The manifest cannot be read: " + problem, cause)
        : new PluginLoadException(plugin, PluginLoadFailure.Manifest, "its manifest cannot be read: " + problem, cause);

    public PluginLoadException Wrong(string problem) => Wrong(plugin, $"{path}: {problem}");

    /// <summary>The fields of an object of which all names are known.</summary>
    public Dictionary<string, ManifestNode> Fields(params string[] known)
    {
        Dictionary<string, ManifestNode> fields = Entries();
        foreach ((string name, ManifestNode field) in fields)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw field.Wrong("unknown field" + NearestName.Clause(name, known));
            }
        }

        return fields;
    }

    /// <summary>The entries of an object with any names.</summary>
    public Dictionary<string, ManifestNode> Entries()
    {
        Expect(JsonValueKind.Object, "an object");
        var entries = new Dictionary<string, ManifestNode>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                throw Wrong("has a name with half of a surrogate pair.");
            }

            var entry = new ManifestNode(property.Value, path + Step(name), plugin);
            if (!entries.TryAdd(name, entry))
            {
                throw entry.Wrong("is there twice.");
            }
        }

        return entries;
    }

    public IEnumerable<ManifestNode> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        (JsonElement array, string of, string? name) = (element, path, plugin);
        return array.EnumerateArray().Select((item, index) => new ManifestNode(item, $"{of}[{index}]", name));
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("has half of a surrogate pair.");
        }
    }

    public string TextThatIsNotEmpty() => Text() is { Length: > 0 } text ? text : throw Wrong("must not be empty.");

    public Dictionary<string, string> Texts() => Entries().ToDictionary(static entry => entry.Key, static entry => entry.Value.Text(), StringComparer.Ordinal);

    public ulong Number(ulong max = ulong.MaxValue)
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetUInt64(out ulong number) && number <= max ? number : throw Wrong($"must be a whole number from 0 to {max}.");
    }

    public byte[] Base64()
    {
        Expect(JsonValueKind.String, "text");
        try
        {
            return element.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw Wrong("is not Base64.");
        }
        catch (InvalidOperationException)
        {
            throw Wrong("has half of a surrogate pair.");
        }
    }

    private static string Step(string name)
    {
        if (name.Length is > 0 and <= LongestKeyInPath && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return "." + name;
        }

        var step = new StringBuilder("['");
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, LongestKeyInPath)))
        {
            _ = c switch
            {
                '\'' or '\\' => step.Append('\\').Append(c),
                _ when char.IsControl(c) => step.Append($"\\u{(int)c:x4}"),
                _ => step.Append(c),
            };
        }

        return step.Append(name.Length > LongestKeyInPath ? "…']" : "']").ToString();
    }

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw Wrong($"must be {what}, not {Describe(element.ValueKind)}.");
        }
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
