namespace WebXtism;

/// <summary>A call of a plugin failed. This type itself means that the plugin reported an error; the derived ones say that it was stopped.</summary>
public class PluginCallException : ExtismException
{
    /// <summary>Makes an error without details.</summary>
    public PluginCallException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginCallException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginCallException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginCallException(string plugin, string export, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        PluginName = plugin;
        Export = export;
    }

    /// <summary>The name of the plugin.</summary>
    public string PluginName { get; } = "";

    /// <summary>The export that was called; empty while the plugin was being initialised.</summary>
    public string Export { get; } = "";

    /// <summary>What the export returned: 0 when it set an error text and returned success, −1 when it did not return.</summary>
    public int ExitCode { get; internal init; } = -1;

    /// <summary>The error text that the plugin set, or <see langword="null"/> when it set none. It comes from the plugin: treat it as untrusted.</summary>
    public string? ErrorText { get; internal init; }

    /// <summary>
    /// The last calls of host functions that the instance made, the last one at the end; empty unless
    /// <see cref="DebugOptions.TracedCalls"/> asks for them.
    /// </summary>
    public IReadOnlyList<TracedCall> CallTrace { get; internal set; } = [];
}
