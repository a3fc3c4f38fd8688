namespace WebXtism;

/// <summary>A call needed more than it may have, or a plugin was too large to be loaded.</summary>
public sealed class PluginLimitException : PluginCallException
{
    /// <summary>Makes an error without details.</summary>
    public PluginLimitException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginLimitException(string plugin, string export, PluginLimit limit, string message, Exception? innerException = null)
        : base(plugin, export, message, innerException) => Limit = limit;

    /// <summary>What was used up.</summary>
    public PluginLimit Limit { get; }
}
