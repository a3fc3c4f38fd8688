using WebXtism;

namespace Greeter;

/// <summary>A plugin that panics, three functions deep.</summary>
[ExtismPlugin("trap.rust.wasm")]
public partial interface ICrashing
{
    /// <summary>Panics.</summary>
    void Crash();
}
