namespace WebXtism;

/// <summary>A plugin could not be loaded: its source, its module or its contract is wrong.</summary>
public sealed class PluginLoadException : ExtismException
{
    private readonly string? _problem;

    /// <summary>Makes an error without details.</summary>
    public PluginLoadException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginLoadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginLoadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginLoadException(string plugin, PluginLoadFailure failure, string message, Exception? innerException = null)
        : base($"The plugin '{plugin}' cannot be loaded: {message}", innerException)
    {
        PluginName = plugin;
        Failure = failure;
        _problem = message;
    }

    /// <summary>Makes an error that concerns no plugin yet.</summary>
    internal PluginLoadException(PluginLoadFailure failure, string message, Exception? innerException)
        : base(message, innerException) => Failure = failure;

    /// <summary>The name of the plugin; empty when a manifest was read that belongs to none yet.</summary>
    public string PluginName { get; } = "";

    /// <summary>Why it could not be loaded.</summary>
    public PluginLoadFailure Failure { get; }

    /// <summary>The exports of the interface that the module lacks or has with a wrong signature; empty for other failures.</summary>
    public IReadOnlyList<string> MissingExports { get; internal init; } = [];

    /// <summary>The imports that nobody provides, as <c>namespace::name</c>; empty for other failures.</summary>
    public IReadOnlyList<string> MissingImports { get; internal init; } = [];

    /// <summary>The same error, said about one of several modules of a plugin.</summary>
    internal PluginLoadException About(string plugin, string module) =>
        new(plugin, Failure, $"in its module '{module}': {_problem ?? Message}", InnerException);
}
