namespace WebXtism.Calls;

/// <summary>A function that can be called: its name, and where the engine keeps it.</summary>
/// <param name="Name">The name of the export.</param>
/// <param name="Slot">What <see cref="Engine.EngineInstance.Invoke"/> takes.</param>
internal sealed record PluginExport(string Name, int Slot);
