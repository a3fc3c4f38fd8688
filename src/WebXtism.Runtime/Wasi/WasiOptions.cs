using System.Security.Cryptography;

namespace WebXtism;

/// <summary>
/// What a plugin gets of WASI preview 1. By default: clocks, random numbers and one argument, but no environment, no input and
/// no files; what it prints is discarded. There is no network.
/// </summary>
/// <example>
/// <code>
/// options.Wasi = new WasiOptions
/// {
///     Environment = { ["TZ"] = "UTC" },
///     StandardOutput = WasiOutput.Log(LogLevel.Information),
///     Directories = { WasiDirectory.ReadOnly("templates", "/templates") },
/// };
/// </code>
/// </example>
public sealed class WasiOptions
{
    private TimeProvider _timeProvider = TimeProvider.System;
    private Action<Span<byte>> _random = RandomNumberGenerator.Fill;

    /// <summary>The program's arguments, its own name first; by default the name of the plugin alone.</summary>
    public IReadOnlyList<string>? Arguments { get; set; }

    /// <summary>The environment variables. The application's own are never seen.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the plugin reads from standard input; by default nothing.</summary>
    public WasiInput? StandardInput { get; set; }

    /// <summary>Where the plugin's standard output goes; by default nowhere.</summary>
    public WasiOutput? StandardOutput { get; set; }

    /// <summary>Where the plugin's standard error goes; by default nowhere.</summary>
    public WasiOutput? StandardError { get; set; }

    /// <summary>The directories that the plugin can use; by default none.</summary>
    public IList<WasiDirectory> Directories { get; } = [];

    /// <summary>
    /// The clock by which the plugin tells the time and sleeps. <see cref="PluginOptions.Timeout"/> is always measured in real
    /// time.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _timeProvider = value;
        }
    }

    /// <summary>
    /// Fills a buffer with random bytes; by default <see cref="RandomNumberGenerator.Fill"/>. Called on every thread that calls
    /// a plugin.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public Action<Span<byte>> Random
    {
        get => _random;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _random = value;
        }
    }
}
