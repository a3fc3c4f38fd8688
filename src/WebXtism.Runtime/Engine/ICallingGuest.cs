namespace WebXtism.Engine;

/// <summary>What an engine knows about the guest that is calling a host function.</summary>
public interface ICallingGuest
{
    /// <summary>
    /// Finds the memory of the module that calls: a plugin may have several modules, and each has pointers into its own memory.
    /// Asked only while a host function runs.
    /// </summary>
    /// <returns>The memory that the module exports as <see cref="GuestMemory.ExportName"/>, or <see langword="null"/> when it exports none.</returns>
    GuestMemory? FindMemory();
}
