namespace WebXtism.Engine;

/// <summary>What a plugin's code is compiled for: limits that some engines must know beforehand.</summary>
public readonly record struct CompileOptions
{
    /// <summary>
    /// How much fuel a new instance has for its start function and its initialisers, or <see langword="null"/> when fuel is not
    /// counted. It needs <see cref="EngineCapabilities.Fuel"/>.
    /// </summary>
    public ulong? Fuel { get; init; }

    /// <summary>
    /// How many bytes all memories of an instance may have together, the kernel's included; <see langword="null"/> for no such
    /// limit. It needs <see cref="EngineCapabilities.MemoryLimits"/>.
    /// </summary>
    public long? MaxMemoryBytes { get; init; }

    /// <summary>
    /// How many bytes the guest's memories may have at first, and again by how many bytes all memories may grow after that;
    /// <see langword="null"/> for no such limit. It needs <see cref="EngineCapabilities.MemoryLimits"/>.
    /// </summary>
    public long? MaxMemoryGrowthBytes { get; init; }

    /// <summary>How many elements each table may have; <see langword="null"/> for no limit but the engine's own.</summary>
    public long? MaxTableElements { get; init; }

    /// <summary>Whether memory is limited in any way.</summary>
    public bool LimitsMemory => MaxMemoryBytes is not null || MaxMemoryGrowthBytes is not null;
}
