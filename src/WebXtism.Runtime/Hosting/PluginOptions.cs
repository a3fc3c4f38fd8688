using Microsoft.Extensions.Logging;

namespace WebXtism;

/// <summary>
/// What a plugin gets and what it may do. By default that is nothing: no host functions, no configuration, no WASI. Changes
/// after the plugin is loaded have no effect.
/// </summary>
public sealed class PluginOptions
{
    private TimeSpan _timeout = System.Threading.Timeout.InfiniteTimeSpan;
    private long _maxVariableBytes = 1024 * 1024;

    /// <summary>What messages and logs call the plugin; by default the name of its source.</summary>
    public string? Name { get; set; }

    /// <summary>What the plugin can read as its configuration.</summary>
    public IDictionary<string, string> Config { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The functions that the plugin can call.</summary>
    public HostFunctionCollection HostFunctions { get; } = [];

    /// <summary>
    /// How long a call may take, initialisation and host functions included; then it ends with a
    /// <see cref="PluginTimeoutException"/>. <see cref="Timeout.InfiniteTimeSpan"/>, the default, is for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative, and not infinite.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        set
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            }

            _timeout = value;
        }
    }

    /// <summary>Which threads may use an instance.</summary>
    public PluginAffinity Affinity { get; set; }

    /// <summary>
    /// What the plugin gets of WASI preview 1; <see langword="null"/>, the default, is nothing: a plugin that imports WASI does
    /// not load. Go, JavaScript and Python plugins need it; <c>new WasiOptions()</c> gives them clocks, random numbers and one
    /// argument (their name), but no files and no environment, and discards what they print.
    /// </summary>
    public WasiOptions? Wasi { get; set; }

    /// <summary>
    /// Whether an instance goes on after a trap, a timeout, a cancellation or a failed host function, as Extism's own do. By
    /// default it is replaced before the next call, because the plugin was stopped in the middle of something. Config and
    /// variables survive either way.
    /// </summary>
    public bool KeepAfterTrap { get; set; }

    /// <summary>How many bytes the variables of an instance may take, keys and 48 bytes for each included; 0 disables them. The default is 1 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxVariableBytes
    {
        get => _maxVariableBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxVariableBytes = value;
        }
    }

    /// <summary>Where the plugin's log messages go; by default to a logger of <see cref="ExtismHostOptions.LoggerFactory"/>.</summary>
    public ILogger? Logger { get; set; }
}
