using System.Text.Json;
using System.Text.Unicode;
using WebXtism.Sources;

namespace WebXtism.Manifests;

/// <summary>Reads Extism's JSON schema of manifests. As there, unknown fields are errors, and <c>null</c> is taken where a field is optional by its type.</summary>
internal static class ManifestReader
{
    // The schema is four levels deep; what is deeper is reported as wrong anyway.
    private static readonly JsonReaderOptions s_strict = new() { MaxDepth = 16 };
    private static readonly string[] s_origins = ["path", "data", "url"];
    private static readonly string[] s_requestFields = ["headers", "method"];

    /// <exception cref="PluginLoadException">It is no manifest.</exception>
    public static PluginManifest Read(ReadOnlySpan<byte> json, string? plugin)
    {
        if (json.Length > PluginManifest.MaxJsonBytes)
        {
            throw ManifestNode.Wrong(plugin, $"it has {json.Length} bytes, and may have {PluginManifest.MaxJsonBytes}. Keep modules in files and name their path.");
        }

        if (json.StartsWith("\uFEFF"u8))
        {
            json = json["\uFEFF"u8.Length..];
        }

        if (!Utf8.IsValid(json))
        {
            throw ManifestNode.Wrong(plugin, "it is not UTF-8.");
        }

        using JsonDocument document = Parse(json, plugin);
        return Manifest(new ManifestNode(document.RootElement, "$", plugin));
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> json, string? plugin)
    {
        JsonDocument? document = null;
        try
        {
            var reader = new Utf8JsonReader(json, s_strict);
            document = JsonDocument.ParseValue(ref reader);
            // Throws when anything follows.
            reader.Read();
            return document;
        }
        catch (JsonException exception)
        {
            document?.Dispose();
            throw ManifestNode.Wrong(plugin, "it is not JSON: " + exception.Message, exception);
        }
    }

    private static PluginManifest Manifest(ManifestNode node)
    {
        Dictionary<string, ManifestNode> fields = node.Fields("wasm", "memory", "config", "allowed_hosts", "allowed_paths", "timeout_ms");
        return new PluginManifest
        {
            Modules = fields.TryGetValue("wasm", out ManifestNode wasm) ? [.. wasm.Items().Select(Module)] : [],
            Memory = fields.TryGetValue("memory", out ManifestNode memory) ? Memory(memory) : new ManifestMemory(),
            Config = fields.TryGetValue("config", out ManifestNode config) ? config.Texts() : ManifestValues.None,
            AllowedHosts = Present(fields, "allowed_hosts") is { } hosts ? [.. hosts.Items().Select(static host => host.Text())] : null,
            AllowedPaths = Present(fields, "allowed_paths") is { } paths ? [.. paths.Entries().Select(static entry => Path(entry.Key, entry.Value))] : null,
            TimeoutMilliseconds = Present(fields, "timeout_ms")?.Number(),
        };
    }

    private static ManifestMemory Memory(ManifestNode node)
    {
        Dictionary<string, ManifestNode> fields = node.Fields("max_pages", "max_http_response_bytes", "max_var_bytes");
        return new ManifestMemory
        {
            MaxPages = (uint?)Present(fields, "max_pages")?.Number(uint.MaxValue),
            MaxHttpResponseBytes = Present(fields, "max_http_response_bytes")?.Number(),
            MaxVariableBytes = Present(fields, "max_var_bytes")?.Number(),
        };
    }

    private static ManifestPath Path(string key, ManifestNode guest)
    {
        bool readOnly = key.StartsWith(ManifestPath.ReadOnlyPrefix, StringComparison.Ordinal);
        string host = readOnly ? key[ManifestPath.ReadOnlyPrefix.Length..] : key;
        if (host.Length == 0 || host.StartsWith(ManifestPath.ReadOnlyPrefix, StringComparison.Ordinal))
        {
            throw guest.Wrong("must name a folder of the host, with or without 'ro:' in front of it.");
        }

        return new ManifestPath(host, guest.TextThatIsNotEmpty(), readOnly);
    }

    private static ManifestModule Module(ManifestNode node)
    {
        Dictionary<string, ManifestNode> fields = ModuleFields(node);
        string? name = Present(fields, "name")?.Text();
        string? hash = Present(fields, "hash") is { } pin ? Hash(pin) : null;
        if (fields.TryGetValue("path", out ManifestNode path))
        {
            return new ManifestFileModule(path.TextThatIsNotEmpty()) { Name = name, Hash = hash };
        }

        if (fields.TryGetValue("data", out ManifestNode data))
        {
            return data.IsObject
                ? throw data.Wrong("an address in the memory of the process is not supported; give the bytes as Base64.")
                : new ManifestDataModule(data.Base64()) { Name = name, Hash = hash };
        }

        return new ManifestUrlModule(Url(fields["url"]))
        {
            Name = name,
            Hash = hash,
            Headers = fields.TryGetValue("headers", out ManifestNode headers) ? headers.Texts() : ManifestValues.None,
            Method = Present(fields, "method") is { } method ? Method(method) : null,
        };
    }

    private static Dictionary<string, ManifestNode> ModuleFields(ManifestNode node)
    {
        Dictionary<string, ManifestNode> fields = node.Entries();
        if (fields.TryGetValue("req", out ManifestNode request))
        {
            // The documentation of Extism nests the request; its code does not, and ours agrees with the code.
            throw request.Wrong("unknown field; 'url', 'headers' and 'method' belong into the entry itself.");
        }

        node.Fields("path", "data", "url", "headers", "method", "name", "hash");
        string[] origins = [.. s_origins.Where(fields.ContainsKey)];
        if (origins.Length != 1)
        {
            throw node.Wrong($"must have exactly one of 'path', 'data' and 'url', and has {(origins.Length == 0 ? "none" : $"'{string.Join("' and '", origins)}'")}.");
        }

        if (origins[0] != "url")
        {
            foreach (string field in s_requestFields.Where(fields.ContainsKey))
            {
                throw fields[field].Wrong($"belongs to an entry with 'url', and this one has '{origins[0]}'.");
            }
        }

        return fields;
    }

    private static string Hash(ManifestNode node) => node.Text() is { } hash && Sha256Pin.TryParse(hash, out _) ? hash : throw node.Wrong(Sha256Pin.Expected + ".");

    private static string Method(ManifestNode node) => node.Text() is { } method && ManifestUrlModule.IsMethod(method) ? method : throw node.Wrong("must be the name of an HTTP method.");

    private static Uri Url(ManifestNode node) =>
        Uri.TryCreate(node.Text(), UriKind.Absolute, out Uri? url) && ManifestUrlModule.IsDownloadable(url) ? url : throw node.Wrong(ManifestUrlModule.Expected + ".");

    private static ManifestNode? Present(Dictionary<string, ManifestNode> fields, string name) =>
        fields.TryGetValue(name, out ManifestNode field) && !field.IsNull ? field : null;
}
