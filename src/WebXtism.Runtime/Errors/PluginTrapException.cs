namespace WebXtism;

/// <summary>
/// The plugin trapped: it panicked, accessed memory out of bounds, recursed without end. Its instance is replaced before
/// the next call (its own state is lost, config and variables are kept), unless <see cref="PluginOptions.KeepAfterTrap"/> is set.
/// </summary>
public sealed class PluginTrapException : PluginCallException
{
    /// <summary>Makes an error without details.</summary>
    public PluginTrapException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginTrapException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginTrapException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginTrapException(string plugin, string export, string message)
        : base(plugin, export, message)
    {
    }

    /// <summary>Why it trapped.</summary>
    public TrapCode TrapCode { get; internal init; }

    /// <summary>The plugin's call stack, innermost frame first. Function names need a module that was not stripped.</summary>
    public IReadOnlyList<WasmFrame> WasmTrace { get; internal init; } = [];
}
