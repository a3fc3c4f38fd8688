namespace WebXtism;

/// <summary>Why a plugin could not be loaded.</summary>
public enum PluginLoadFailure
{
    /// <summary>For another reason; see the message.</summary>
    Other,

    /// <summary>The file does not exist, or cannot be read.</summary>
    Unreadable,

    /// <summary>The bytes are no WebAssembly module at all: empty, text, or something else.</summary>
    NotWebAssembly,

    /// <summary>The bytes begin like a module but are broken, truncated, or need a feature that the engine lacks.</summary>
    InvalidModule,

    /// <summary>The module lacks an export of the interface, or exports it with the wrong signature.</summary>
    Exports,

    /// <summary>The module imports something that nobody provides, or with the wrong signature.</summary>
    Imports,

    /// <summary>The module's own initialisation failed.</summary>
    Initialization,

    /// <summary>An option, or a field of a manifest, needs something that the engine cannot do.</summary>
    Unsupported,

    /// <summary>The manifest is no JSON, or a field of it is unknown, missing, there twice or wrong; the message says where.</summary>
    Manifest,

    /// <summary>The download failed: no connection, no secure one, a status such as 404, or an address that may not be used. The inner exception, if any, is that of the HTTP client.</summary>
    Download,

    /// <summary>The download took longer than it may.</summary>
    Timeout,

    /// <summary>The file or download has more bytes than it may have.</summary>
    TooLarge,

    /// <summary>The bytes are not those whose SHA-256 was pinned: by the source, by the manifest, or by the interface at build time.</summary>
    Hash,

    /// <summary>An option is wrong, such as a directory for the plugin that does not exist.</summary>
    Options,
}
