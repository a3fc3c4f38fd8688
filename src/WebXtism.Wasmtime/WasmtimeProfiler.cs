namespace WebXtism.Wasmtime;

/// <summary>Which profiler is told about the machine code of plugins, so that it can name their functions.</summary>
public enum WasmtimeProfiler
{
    /// <summary>None.</summary>
    None,

    /// <summary>Linux's <c>perf</c>, by a <c>jit-*.dump</c> file in the current directory, with the code itself.</summary>
    JitDump,

    /// <summary>Intel's VTune, through its own library.</summary>
    VTune,

    /// <summary>Linux's <c>perf</c> and others that read its <c>perf-*.map</c> file, with names and addresses alone.</summary>
    PerfMap,
}
