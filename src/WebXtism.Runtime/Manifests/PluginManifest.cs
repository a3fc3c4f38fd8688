using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WebXtism.Manifests;

namespace WebXtism;

/// <summary>
/// What Extism's manifests say about a plugin: its modules, and what it gets and may do. Immutable. Load it with
/// <see cref="PluginSource.Manifest"/>, or straight from a file with <see cref="PluginSource.ManifestFile"/>.
/// </summary>
/// <example>
/// <code>
/// var manifest = new PluginManifest
/// {
///     Modules = [new ManifestFileModule("greeter.wasm")],
///     Config = new Dictionary&lt;string, string&gt; { ["greeting"] = "Hello" },
///     TimeoutMilliseconds = 2000,
/// };
/// var greeter = await host.LoadAsync&lt;IGreeter&gt;(PluginSource.Manifest(manifest));
/// </code>
/// </example>
public sealed class PluginManifest
{
    /// <summary>The most bytes that a manifest may have as JSON: 64 MiB, modules in it included.</summary>
    public const int MaxJsonBytes = 64 * 1024 * 1024;

    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_indented = s_compact with { Indented = true };

    /// <summary>The modules (<c>wasm</c>).</summary>
    /// <exception cref="ArgumentException">An entry is <see langword="null"/>.</exception>
    public IReadOnlyList<ManifestModule> Modules { get; init => field = ManifestValues.Copy(value); } = [];

    /// <summary>The limits of memory (<c>memory</c>).</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ManifestMemory Memory { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>What the plugin can read as its configuration (<c>config</c>).</summary>
    /// <exception cref="ArgumentException">A value is <see langword="null"/>.</exception>
    public IReadOnlyDictionary<string, string> Config { get; init => field = ManifestValues.Copy(value); } = ManifestValues.None;

    /// <summary>The patterns of the hosts to which the plugin may send requests (<c>allowed_hosts</c>); none when it is <see langword="null"/> or empty.</summary>
    /// <exception cref="ArgumentException">An entry is <see langword="null"/>.</exception>
    public IReadOnlyList<string>? AllowedHosts { get; init => field = value is null ? null : ManifestValues.Copy(value); }

    /// <summary>The folders that the plugin may see (<c>allowed_paths</c>); none when it is <see langword="null"/> or empty.</summary>
    /// <exception cref="ArgumentException">A folder of the host is there twice with the same access.</exception>
    public IReadOnlyList<ManifestPath>? AllowedPaths { get; init => field = value is null ? null : ManifestValues.CopyPaths(value); }

    /// <summary>How many milliseconds a call may take (<c>timeout_ms</c>); <see langword="null"/> for ever.</summary>
    public ulong? TimeoutMilliseconds { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8, with or without a byte order mark.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="PluginLoadException">
    /// It is no JSON, or no manifest: a field is unknown, missing, there twice or of a wrong type. The message says where.
    /// </exception>
    public static PluginManifest Parse(ReadOnlySpan<byte> utf8Json) => ManifestReader.Read(utf8Json, plugin: null);

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="PluginLoadException">
    /// It is no JSON, or no manifest: a field is unknown, missing, there twice or of a wrong type. The message says where.
    /// </exception>
    public static PluginManifest Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // Half a surrogate pair becomes U+FFFD: text that never was Unicode has nothing to preserve.
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>
    /// Writes the manifest as JSON that every Extism SDK reads: fields in the order of Extism's schema, keys sorted, nothing
    /// that says the default. Equal manifests give equal text.
    /// </summary>
    /// <param name="indented">Whether it is for people to read.</param>
    /// <returns>The text.</returns>
    public string ToJson(bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, indented ? s_indented : s_compact))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the manifest as one JSON object; see <see cref="ToJson"/>.</summary>
    /// <param name="writer">The writer. It is not flushed.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ManifestWriter.Write(writer, this);
    }
}
