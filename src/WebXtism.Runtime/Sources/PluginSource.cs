using WebXtism.Kernel;
using WebXtism.Manifests;
using WebXtism.Sources;

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

    /// <summary>
    /// A download over HTTP. It is tried again when it fails for a reason that may pass, and is bounded in size and time; see
    /// <see cref="UrlSourceOptions"/>. Plain HTTP is refused unless <paramref name="sha256"/> says what must arrive.
    /// </summary>
    /// <param name="uri">The absolute address, with <c>https</c> or <c>http</c>.</param>
    /// <param name="sha256">The SHA-256 of the module, as 64 hex digits in upper or lower case; other bytes are refused.</param>
    /// <param name="configure">Sets how the module is downloaded, and whether it is kept on disk.</param>
    /// <returns>The source. Its name is the last part of the address without the extension.</returns>
    /// <exception cref="ArgumentException">The address is relative or of another scheme, or the hash is none.</exception>
    public static PluginSource Url(Uri uri, string? sha256 = null, Action<UrlSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!ManifestUrlModule.IsDownloadable(uri))
        {
            throw new ArgumentException("The address " + ManifestUrlModule.Expected + ".", nameof(uri));
        }

        Sha256Pin? pin = sha256 is null ? null : Sha256Pin.TryParse(sha256, out Sha256Pin? parsed) ? parsed : throw new ArgumentException("The hash " + Sha256Pin.Expected + ".", nameof(sha256));
        var options = new UrlSourceOptions();
        configure?.Invoke(options);
        return new UrlPluginSource(uri, pin, UrlPluginSource.NameOf(uri), options);
    }

    /// <summary>What a manifest says. Its fields become options before <c>configure</c> of the loading method runs, which so has the last word.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="configure">Sets the plugin's name, from where relative paths count, and how modules are downloaded.</param>
    /// <returns>The source. Its name is that of the module's entry, file or address.</returns>
    public static PluginSource Manifest(PluginManifest manifest, Action<ManifestSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var options = new ManifestSourceOptions();
        configure?.Invoke(options);
        return new ManifestPluginSource(manifest, options.Name ?? ManifestPluginSource.NameOf(manifest), options.Folder, options.Url);
    }

    /// <summary>A file with a manifest in JSON. Relative paths in it count from the folder of the file.</summary>
    /// <param name="path">Its path; a relative one counts from the current directory when the plugin is loaded.</param>
    /// <param name="configure">Sets the plugin's name, from where relative paths count, and how modules are downloaded.</param>
    /// <returns>The source. Its name is the file's name without the extension.</returns>
    public static PluginSource ManifestFile(string path, Action<ManifestSourceOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new ManifestSourceOptions();
        configure?.Invoke(options);
        return new ManifestFilePluginSource(path, options);
    }

    /// <summary>
    /// This source with one more module, from which the plugin's own module and the others can import. It shares the plugin's
    /// kernel, options and host functions.
    /// </summary>
    /// <param name="name">The name by which the others import from it. The plugin's own module is called <c>main</c>.</param>
    /// <param name="module">Where the module comes from: a file, bytes, a stream or a download.</param>
    /// <returns>The source of all of them. Its name is that of this one.</returns>
    /// <exception cref="ArgumentException">The name is empty or belongs to the host or the plugin's own module, or the module is itself a manifest or several modules.</exception>
    /// <example>
    /// <code>PluginSource.File("shop.wasm").WithModule("tax", PluginSource.File("tax.wasm"))</code>
    /// </example>
    public PluginSource WithModule(string name, PluginSource module)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(module);
        if (name is ModuleNames.Main or KernelModule.Namespace)
        {
            throw new ArgumentException(name == ModuleNames.Main ? "The name 'main' is that of the plugin's own module." : $"The name '{name}' belongs to the host.", nameof(name));
        }

        return module.IsOneModule
            ? new MultiModuleSource(this, name, module)
            : throw new ArgumentException("A manifest, or a source of several modules, cannot be one module of a plugin. Add its modules one by one.", nameof(module));
    }

    /// <summary>Whether the source is the bytes of one module and nothing else.</summary>
    internal virtual bool IsOneModule => true;

    /// <summary>Puts what the source itself says about the plugin into its options, before the application's own configuration does.</summary>
    /// <returns>The source of the modules' bytes.</returns>
    /// <exception cref="PluginLoadException">It cannot be read, or says something that cannot be honoured.</exception>
    internal virtual ValueTask<PluginSource> PrepareAsync(PluginOptions options, CancellationToken cancellationToken) => new(this);

    /// <summary>Reads the modules. One of them is <c>main</c>, and no name is there twice.</summary>
    /// <exception cref="PluginLoadException">One of them cannot be read.</exception>
    internal virtual async ValueTask<IReadOnlyList<SourceModule>> ReadModulesAsync(CancellationToken cancellationToken) =>
        [new(ModuleNames.Main, await ReadAsync(cancellationToken).ConfigureAwait(false))];

    /// <summary>Reads the module of a source that is one.</summary>
    /// <exception cref="PluginLoadException">It cannot be read.</exception>
    internal abstract ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
