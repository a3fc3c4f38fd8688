using Microsoft.Extensions.Logging;

namespace WebXtism;

/// <summary>
/// What a plugin gets and what it may do. By default that is nothing: no host functions, no configuration, no network, no WASI. Changes
/// after the plugin is loaded have no effect, but for <see cref="Config"/>.
/// </summary>
public sealed class PluginOptions
{
    private TimeSpan _timeout = System.Threading.Timeout.InfiniteTimeSpan;
    private PluginConfig _config = [];
    private int _maxLogMessages = 1000;
    private int _maxLogMessageBytes = 8 * 1024;
    private long _maxVariableBytes = 1024 * 1024;
    private long _maxHttpResponseBytes = 50 * 1024 * 1024;
    private TimeSpan _compileTimeout = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>What messages and logs call the plugin; by default the name of its source.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// What the plugin can read as its configuration. Keep it, or set one of your own, to change it while the plugin is in use;
    /// one that is set replaces what a manifest said.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public PluginConfig Config
    {
        get => _config;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _config = value;
        }
    }

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

    /// <summary>
    /// How much fuel a call may burn: about one unit for each instruction of the plugin. Making an instance (its start function
    /// and initialisers) may burn as much again. More ends with a <see cref="PluginLimitException"/>. Unlike time it is the same
    /// on every machine; host functions burn none. <see langword="null"/>, the default, does not count, which is faster;
    /// <see cref="Plugin.FuelConsumed"/> and <see cref="PluginInvoker.FuelConsumed"/> tell what a call burned.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0.</exception>
    public ulong? Fuel
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfEqual(value, 0UL);
            field = value;
        }
    }

    /// <summary>
    /// How many bytes all memories of an instance may take together, that of its payloads included (64 KiB at least).
    /// <c>memory.grow</c> beyond that gives the plugin −1; when the call fails afterwards, or the memories are too large from the
    /// start, that is a <see cref="PluginLimitException"/>. Tables may take as much again. <see langword="null"/>, the default,
    /// is as much as WebAssembly can address: 4 GiB for each memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? MaxMemoryBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// <c>memory.max_pages</c> of Extism's manifests: how many pages of 64 KiB the plugin's own memories may have at first, and
    /// by how many pages all its memories may grow after that. It is no total; <see cref="MaxMemoryBytes"/> is.
    /// </summary>
    public uint? MaxPages { get; set; }

    /// <summary>
    /// How many bytes the output of a call may have; more ends the call with a <see cref="PluginLimitException"/> before any of
    /// it is read. The default is 256 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxOutputBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 256 * 1024 * 1024;

    /// <summary>
    /// How many calls of plugins may be inside each other on one thread when this plugin is called: a host function that calls a
    /// plugin whose host function calls a plugin. More is refused with a <see cref="PluginLimitException"/>. The default is 64.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxCallDepth
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 64;

    /// <summary>How many bytes the module may have; a larger one is refused with a <see cref="PluginLimitException"/>. The default is 256 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxModuleBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 256 * 1024 * 1024;

    /// <summary>
    /// How many functions the module may have; one with more is refused with a <see cref="PluginLimitException"/>, before it is
    /// compiled. The default is 65 536; an interpreter for Python has some 20 000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxFunctions
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 65_536;

    /// <summary>
    /// How long to wait for the compilation; then loading fails with a <see cref="PluginTimeoutException"/>. Engines cannot be
    /// interrupted there: the compilation goes on behind and its result is thrown away. <see cref="Timeout.InfiniteTimeSpan"/>,
    /// the default, is for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative, and not infinite, or more than 24 days.</exception>
    public TimeSpan CompileTimeout
    {
        get => _compileTimeout;
        set
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMilliseconds(int.MaxValue));
            }

            _compileTimeout = value;
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

    /// <summary>
    /// Where the plugin keeps its variables. By default each instance has an <see cref="InMemoryVariableStore"/> of its own; a
    /// store given here is shared by all instances of the plugin, stays the application's, and can be read and written by it.
    /// </summary>
    public IVariableStore? Variables { get; set; }

    /// <summary>
    /// How many bytes the variables of an instance may take, keys and 48 bytes for each included; 0 disables setting them. The
    /// default is 1 MiB. With a store in <see cref="Variables"/> this is the most for one variable, and the store decides about
    /// all of them.
    /// </summary>
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

    /// <summary>
    /// Which hosts the plugin may reach over HTTP, as patterns <c>[scheme://]host[:port]</c>; by default none. In the host
    /// <c>*</c> is any run of characters, dots included, <c>?</c> is one character, <c>[a-f]</c> and <c>[!a-f]</c> are sets.
    /// A pattern without a scheme allows http and https, one without a port every port.
    /// </summary>
    /// <example><code>options.AllowedHosts.Add("https://*.example.com");</code></example>
    public AllowedHostCollection AllowedHosts { get; } = [];

    /// <summary>
    /// Whether allowed names and wildcards may lead to addresses that are private, local or reserved: this machine, its
    /// networks, a cloud's metadata service. By default they may not; a pattern that is such an address itself allows it
    /// alone. What a name resolves to is checked by the built-in HTTP client; see <see cref="HttpClientFactory"/>.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Whether the plugin can read the headers of responses. By default it sees status and body alone, as in Extism.</summary>
    public bool AllowHttpResponseHeaders { get; set; }

    /// <summary>How large the body of an HTTP response may be, in bytes; more ends the call with a <see cref="PluginLimitException"/>. The default is 50 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxHttpResponseBytes
    {
        get => _maxHttpResponseBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxHttpResponseBytes = value;
        }
    }

    /// <summary>
    /// Gives the client for each request of the plugin, in place of the built-in one: <c>() =&gt; client</c>, or
    /// <c>() =&gt; factory.CreateClient("plugins")</c> for an <c>IHttpClientFactory</c>. It is called on every thread that calls
    /// the plugin. The client stays the application's: it is never disposed here.
    /// </summary>
    /// <remarks>
    /// <see cref="AllowedHosts"/>, <see cref="MaxHttpResponseBytes"/> and <see cref="Timeout"/> hold with every client. What
    /// the client does is the application's own responsibility: it must not follow redirects (<c>AllowAutoRedirect = false</c>;
    /// they are followed and checked here), names may resolve to private addresses, and its cookies, proxies and default
    /// headers go with the plugin's requests.
    /// </remarks>
    public Func<HttpClient>? HttpClientFactory { get; set; }

    /// <summary>What helps to find out why the plugin fails: lines of its source, traces of its calls, dumps of its memory.</summary>
    public DebugOptions Debug { get; } = new();

    /// <summary>Where the plugin's log messages go; by default to a logger of <see cref="ExtismHostOptions.LoggerFactory"/>.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>
    /// How many messages one call may log, lines of <see cref="WasiOutput.Log"/> included; the default is 1000. Those above it
    /// are dropped and counted, and a last message of the call says how many. Messages below the level of the logger do not
    /// count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxLogMessages
    {
        get => _maxLogMessages;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxLogMessages = value;
        }
    }

    /// <summary>
    /// How long a message may be, in bytes of UTF-8; the default is 8 KiB. A longer message is cut, a longer line of
    /// <see cref="WasiOutput.Log"/> becomes several.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxLogMessageBytes
    {
        get => _maxLogMessageBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxLogMessageBytes = value;
        }
    }
}
