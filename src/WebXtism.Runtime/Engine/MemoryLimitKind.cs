namespace WebXtism.Engine;

/// <summary>Which limit of memory is meant.</summary>
public enum MemoryLimitKind
{
    /// <summary><see cref="CompileOptions.MaxMemoryBytes"/>.</summary>
    Total,

    /// <summary><see cref="CompileOptions.MaxMemoryGrowthBytes"/>.</summary>
    Growth,
}
