namespace WebXtism;

/// <summary>What helps to find out why a plugin fails. By default that is what costs nothing until a plugin traps: files and lines.</summary>
/// <example>
/// <code>
/// options.Debug.TracedCalls = 100;
/// options.Debug.DumpDirectory = "dumps";
/// </code>
/// </example>
public sealed class DebugOptions
{
    private const int MaxTracedCalls = 1_000_000;

    private string? _dumpDirectory;
    private int _tracedCalls;
    private int _maxDumps = 10;
    private long _maxDumpBytes = 256 * 1024 * 1024;

    /// <summary>
    /// Whether <see cref="PluginTrapException.WasmTrace"/> and the message of a trap name files and lines, where the module
    /// carries DWARF line tables; by default they do. The tables are kept in memory beside the compiled plugin and read at the
    /// first trap.
    /// </summary>
    public bool SourceLines { get; set; } = true;

    /// <summary>
    /// How many of an instance's last calls of host functions <see cref="PluginCallException.CallTrace"/> tells, from 0 to
    /// 1,000,000; 0, the default, traces nothing. Names, arguments, results and durations are kept, the content of blocks is
    /// not. WASI and <c>extism:host/env</c> are included, except for what never leaves the sandbox, such as <c>alloc</c> and
    /// <c>load_u8</c>. Tracing makes each call of a host function slower.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above 1,000,000.</exception>
    public int TracedCalls
    {
        get => _tracedCalls;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTracedCalls);
            _tracedCalls = value;
        }
    }

    /// <summary>
    /// The folder for dumps; <see langword="null"/>, the default, is none. Each call that fails leaves a report (<c>.txt</c>)
    /// there, the kernel's memory with the blocks that host and plugin exchanged (<c>.kernel.bin</c>), and the plugin's own memory
    /// (<c>.memory.bin</c>). The folder is made when it does not exist; a relative path counts from the current directory now.
    /// </summary>
    /// <remarks>
    /// Dumps hold whatever the plugin was given, secrets included; on Unix the files can be read by their owner alone. A dump
    /// that cannot be written is logged and changes nothing for the caller.
    /// </remarks>
    /// <exception cref="ArgumentException">The value is no path.</exception>
    public string? DumpDirectory
    {
        get => _dumpDirectory;
        set => _dumpDirectory = value is null ? null : Path.GetFullPath(value);
    }

    /// <summary>
    /// How many failures of a compiled plugin are dumped, so that one that fails again and again does not fill the disk. The
    /// default is 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxDumps
    {
        get => _maxDumps;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxDumps = value;
        }
    }

    /// <summary>How many bytes of each memory are dumped, from its beginning. The default is 256 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxDumpBytes
    {
        get => _maxDumpBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxDumpBytes = value;
        }
    }
}
