namespace WebXtism;

/// <summary>What an interface expects of a module. It is checked when a plugin is compiled, before the first call.</summary>
public sealed class PluginContract
{
    /// <summary>Describes the exports that an interface calls.</summary>
    /// <param name="interfaceName">The full name of the interface, for messages.</param>
    /// <param name="exports">The names of the exports; a call names one of them by its index in this list.</param>
    public PluginContract(string interfaceName, params string[] exports)
    {
        ArgumentNullException.ThrowIfNull(interfaceName);
        ArgumentNullException.ThrowIfNull(exports);
        InterfaceName = interfaceName;
        Exports = [.. exports];
    }

    /// <summary>The full name of the interface, for messages.</summary>
    public string InterfaceName { get; }

    /// <summary>The names of the exports; a call names one of them by its index in this list.</summary>
    public IReadOnlyList<string> Exports { get; }

    /// <summary>
    /// The SHA-256, in lower-case hex, of the module that the interface was checked against at build time. Loading refuses
    /// every other module; <see langword="null"/>, the default, refuses none. See <see cref="ExtismPluginAttribute.PinModule"/>.
    /// </summary>
    public string? ModuleSha256 { get; init; }

    /// <summary>
    /// The names of exports that a module may lack: those of methods with a body, which runs then. Their indices follow those of
    /// <see cref="Exports"/>; <see cref="PluginInvoker.HasExport"/> tells whether there is such an export.
    /// </summary>
    public IReadOnlyList<string> OptionalExports { get; init; } = [];
}
