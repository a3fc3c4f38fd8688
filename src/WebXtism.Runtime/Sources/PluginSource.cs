namespace WebXtism;

/// <summary>Where the bytes of a plugin come from.</summary>
/// <example><code>await host.LoadAsync&lt;IGreeter&gt;(PluginSource.File("plugins/greeter.wasm"));</code></example>
public abstract class PluginSource
{
    private protected PluginSource(string name) => Name = name;

    /// <summary>What messages and logs call the plugin unless <see cref="PluginOptions.Name"/> says otherwise.</summary>
    public string Name { get; }

    /// <summary>A file.</summary>
    /// <param name="path">Its path; a relative one counts from the current directory when the plugin is loaded.</param>
    /// <returns>The source. Its name is the file's name without the extension.</returns>
    public static PluginSource File(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FilePluginSource(path);
    }

    /// <summary>Bytes in memory.</summary>
    /// <param name="wasm">The module in WebAssembly's binary form. Do not change it until the plugin is loaded.</param>
    /// <param name="name">What messages and logs call the plugin.</param>
    /// <returns>The source.</returns>
    public static PluginSource Bytes(ReadOnlyMemory<byte> wasm, string name = "plugin")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new BytesPluginSource(wasm, name);
    }

    /// <summary>A stream, read to its end when the plugin is loaded. It is not disposed.</summary>
    /// <param name="wasm">The stream. It can be loaded once unless it can seek.</param>
    /// <param name="name">What messages and logs call the plugin.</param>
    /// <returns>The source.</returns>
    public static PluginSource Stream(Stream wasm, string name = "plugin")
    {
        ArgumentNullException.ThrowIfNull(wasm);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new StreamPluginSource(wasm, name);
    }

    /// <summary>Reads the module.</summary>
    /// <exception cref="PluginLoadException">It cannot be read.</exception>
    internal abstract ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
