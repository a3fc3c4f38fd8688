namespace WebXtism;

/// <summary>Which threads may use a plugin instance. A breach throws <see cref="PluginAffinityException"/> and harms nothing.</summary>
public enum PluginAffinity
{
    /// <summary>Any thread, one at a time. No call inside a call, no disposal during a call.</summary>
    Exclusive,

    /// <summary>
    /// One thread only: the one that calls <see cref="CompiledPlugin.Instantiate"/>, or after an asynchronous load the one that
    /// makes the first call. Asynchronous members are refused, because they run elsewhere.
    /// </summary>
    Thread,
}
