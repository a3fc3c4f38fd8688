namespace WebXtism.Engine;

/// <summary>
/// Runs WebAssembly: the native library on the desktop and server, the browser's own engine in the browser. Applications
/// meet it only when they choose one by hand.
/// </summary>
/// <remarks>An engine is thread-safe; what it makes is thread-safe too, except <see cref="EngineInstance"/>.</remarks>
public interface IPluginEngine : IDisposable
{
    /// <summary>What the engine can do. What it cannot do is refused when a plugin is loaded, never ignored.</summary>
    EngineCapabilities Capabilities { get; }

    /// <summary>Compiles a module.</summary>
    /// <param name="wasm">The module in WebAssembly's binary form. It may be hostile.</param>
    /// <param name="options">Limits of the instances; only those that <see cref="Capabilities"/> has.</param>
    /// <returns>The compiled module.</returns>
    /// <exception cref="EngineException">The bytes are no valid module; the message says why and, where known, at which offset.</exception>
    EngineModule Compile(ReadOnlySpan<byte> wasm, in CompileOptions options);
}
