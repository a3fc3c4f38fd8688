namespace WebXtism;

/// <summary>The plugin did not finish in time and was stopped; its instance is replaced before the next call. Or it took too long to compile.</summary>
public sealed class PluginTimeoutException : PluginCallException
{
    /// <summary>Makes an error without details.</summary>
    public PluginTimeoutException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginTimeoutException(string plugin, string export, string message)
        : base(plugin, export, message)
    {
    }

    /// <summary>How long the call was allowed to take.</summary>
    public TimeSpan Timeout { get; internal init; }
}
