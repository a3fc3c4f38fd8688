namespace WebXtism.Wasmtime;

/// <summary>What code must be compiled for, because the library decides it for a whole engine.</summary>
[Flags]
internal enum EngineFeatures
{
    /// <summary>Nothing that costs.</summary>
    None = 0,

    /// <summary>Guests burn fuel.</summary>
    Fuel = 1,

    /// <summary>The memories of a store are charged to its <see cref="MemoryBudget"/>.</summary>
    MemoryBudget = 2,
}
