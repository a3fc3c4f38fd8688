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

    /// <summary>An option needs something that the engine cannot do.</summary>
    Unsupported,

    /// <summary>An option is wrong, such as a directory for the plugin that does not exist.</summary>
    Options,
}
