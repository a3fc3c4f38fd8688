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

    /// <summary>It can count fuel: see <see cref="CompileOptions.Fuel"/>.</summary>
    Fuel = 4,

    /// <summary>It can limit what all memories of an instance take together.</summary>
    MemoryLimits = 8,
}
