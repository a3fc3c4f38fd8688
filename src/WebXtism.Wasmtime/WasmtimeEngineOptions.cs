namespace WebXtism.Wasmtime;

/// <summary>What holds for a whole engine, for native debuggers and profilers. Changes after the engine is made have no effect.</summary>
/// <example>
/// <code>
/// using var engine = new WasmtimeEngine(new WasmtimeEngineOptions { Profiler = WasmtimeProfiler.PerfMap });
/// </code>
/// </example>
public sealed class WasmtimeEngineOptions
{
    /// <summary>
    /// Whether the DWARF debug information of plugins is translated for native debuggers (lldb, gdb), which can then step through
    /// their source. Compilation takes longer and more memory. Only for plugins that you trust: their debug information reaches
    /// the compiler unchecked. Messages and traces name files and lines without it.
    /// </summary>
    public bool NativeDebugInfo { get; set; }

    /// <summary>Which profiler is told about the machine code of plugins; by default none.</summary>
    public WasmtimeProfiler Profiler { get; set; }
}
