namespace WebXtism.Engine;

/// <summary>What an engine can do.</summary>
[Flags]
public enum EngineCapabilities
{
    /// <summary>Nothing beyond calling plugins.</summary>
    None = 0,

    /// <summary>It can stop a running guest: timeouts and cancellation work.</summary>
    Interruption = 1,

    /// <summary>Different instances can run on different threads at the same time.</summary>
    Threads = 2,
}
