namespace WebXtism.Sources;

/// <summary>One module that a source gave.</summary>
/// <param name="Name">The name by which the plugin's other modules import from it.</param>
/// <param name="Wasm">Its bytes.</param>
internal readonly record struct SourceModule(string Name, ReadOnlyMemory<byte> Wasm);
