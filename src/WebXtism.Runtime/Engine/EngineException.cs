namespace WebXtism.Engine;

/// <summary>An engine refused a module. The runtime turns it into a <see cref="PluginLoadException"/> that names the plugin.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Says why, without details.</summary>
    public EngineException()
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">The engine's own words.</param>
    public EngineException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, with a cause.</summary>
    /// <param name="message">The engine's own words.</param>
    /// <param name="innerException">The cause.</param>
    public EngineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether an import is of another type than what is to satisfy it; the message names both.</summary>
    public bool IsImportMismatch { get; init; }
}
