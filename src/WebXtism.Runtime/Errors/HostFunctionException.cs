namespace WebXtism;

/// <summary>
/// A host function threw while the plugin called it; <see cref="Exception.InnerException"/> is what it threw. The plugin
/// cannot catch it. Its instance is replaced before the next call.
/// </summary>
public sealed class HostFunctionException : PluginCallException
{
    /// <summary>Makes an error without details.</summary>
    public HostFunctionException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public HostFunctionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public HostFunctionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal HostFunctionException(string plugin, string export, HostFunction function, Exception innerException)
        : base(plugin, export, $"The host function '{function}' failed while '{plugin}' ran '{export}': {innerException.Message}", innerException) =>
        Function = function.ToString();

    /// <summary>The function, as <c>namespace::name</c>.</summary>
    public string Function { get; } = "";
}
