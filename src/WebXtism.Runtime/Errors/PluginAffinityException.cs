namespace WebXtism;

/// <summary>A plugin instance was used by a thread that may not use it now; nothing ran and nothing was lost. See <see cref="PluginAffinity"/>.</summary>
public sealed class PluginAffinityException : ExtismException
{
    /// <summary>Makes an error without details.</summary>
    public PluginAffinityException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginAffinityException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginAffinityException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginAffinityException(string plugin, int owner, int current, string message)
        : base(message)
    {
        PluginName = plugin;
        OwnerThreadId = owner;
        CurrentThreadId = current;
    }

    /// <summary>The name of the plugin.</summary>
    public string PluginName { get; } = "";

    /// <summary>The managed id of the thread that may use the instance.</summary>
    public int OwnerThreadId { get; }

    /// <summary>The managed id of the thread that tried to.</summary>
    public int CurrentThreadId { get; }
}
