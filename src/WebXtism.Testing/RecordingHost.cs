using WebXtism.Testing.Recording;

namespace WebXtism.Testing;

/// <summary>
/// A host that loads in-memory plugins, and records what they do: the host functions that they call, what they log, the HTTP
/// requests that they make. Thread-safe.
/// </summary>
/// <remarks>
/// It records other plugins too, and those that the code under test loads itself, through <see cref="Host"/>: their logs always,
/// the rest when <see cref="Record"/> is called at the end of their configuration, as in
/// <c>host.Host.LoadAsync&lt;IGreeter&gt;(source, host.Record)</c>.
/// </remarks>
/// <example>
/// <code>
/// await using var host = new RecordingHost();
/// IGreeter greeter = await host.LoadAsync(plugin, options => options.HostFunctions.Add(new Directory()));
/// greeter.Greet("Ada");
///
/// RecordedCall call = Assert.Single(host.Calls);
/// Assert.Equal(("find_person", "Ada"), (call.Name, call.Arguments[0].Text));
/// Assert.Contains(host.Logs, log => log.Message == "greeting Ada");
/// </code>
/// </example>
public sealed class RecordingHost : IDisposable, IAsyncDisposable
{
    private readonly RecordedList<RecordedCall> _calls = new();
    private readonly RecordedList<RecordedLog> _logs = new();
    private readonly RecordedList<RecordedRequest> _requests = new();
    private readonly RecordingLogger _logger;
    private readonly HttpClient _http;

    /// <summary>Makes a host.</summary>
    public RecordingHost()
    {
        _logger = new RecordingLogger(_logs, next: null);
        _http = new HttpClient(new RespondingHandler(_requests, () => HttpResponder!)) { Timeout = Timeout.InfiniteTimeSpan };
        Engine = new InMemoryEngine();
        Host = new ExtismHost(new ExtismHostOptions { Engine = Engine, LoggerFactory = _logger });
    }

    /// <summary>The host, for code that loads plugins itself.</summary>
    public ExtismHost Host { get; }

    /// <summary>The engine of the host: it makes sources of in-memory plugins.</summary>
    public InMemoryEngine Engine { get; }

    /// <summary>The calls of host functions that have ended so far, in the order in which they ended.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls.ToArray();

    /// <summary>What plugins and the host logged so far, in that order.</summary>
    public IReadOnlyList<RecordedLog> Logs => _logs.ToArray();

    /// <summary>The HTTP requests so far that <see cref="HttpResponder"/> was asked to answer, in that order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _requests.ToArray();

    /// <summary>
    /// Answers the HTTP requests of plugins in place of the network. <see cref="PluginOptions.AllowedHosts"/> holds all the same.
    /// It may run on several threads. Set it before plugins are loaded; without it requests go where the options say, and
    /// are not recorded.
    /// </summary>
    public Func<HttpRequestMessage, HttpResponseMessage>? HttpResponder { get; set; }

    /// <summary>Loads an in-memory plugin.</summary>
    /// <typeparam name="T">The interface of the plugin.</typeparam>
    /// <param name="plugin">The plugin.</param>
    /// <param name="configure">Sets what the plugin gets and may do.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <returns>The plugin. This host owns it.</returns>
    /// <inheritdoc cref="ExtismHost.LoadAsync{T}(PluginSource, Action{PluginOptions}?, CancellationToken)" path="/exception"/>
    public ValueTask<T> LoadAsync<T>(InMemoryPlugin<T> plugin, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
        where T : class, IExtismPlugin<T> => Host.LoadAsync<T>(Engine.SourceOf(plugin), Recorded(configure), cancellationToken);

    /// <summary>Compiles an in-memory plugin, to make many instances or a pool of it.</summary>
    /// <typeparam name="T">The interface of the plugin.</typeparam>
    /// <param name="plugin">The plugin.</param>
    /// <param name="configure">Sets what each instance gets and may do.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <returns>The compiled plugin.</returns>
    /// <inheritdoc cref="ExtismHost.CompileAsync{T}(PluginSource, Action{PluginOptions}?, CancellationToken)" path="/exception"/>
    public ValueTask<CompiledPlugin<T>> CompileAsync<T>(InMemoryPlugin<T> plugin, Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
        where T : class, IExtismPlugin<T> => Host.CompileAsync<T>(Engine.SourceOf(plugin), Recorded(configure), cancellationToken);

    /// <summary>Lets this host record what a plugin with these options does. Call it when the options are complete, once.</summary>
    /// <param name="options">The options.</param>
    public void Record(PluginOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        for (int i = 0; i < options.HostFunctions.Count; i++)
        {
            options.HostFunctions[i] = RecordedFunction.Of(options.HostFunctions[i], _calls);
        }

        if (options.Logger is { } logger)
        {
            options.Logger = new RecordingLogger(_logs, logger);
        }

        if (HttpResponder is not null)
        {
            options.HttpClientFactory = () => _http;
        }
    }

    /// <summary>Forgets what was recorded so far.</summary>
    public void Clear()
    {
        _calls.Clear();
        _logs.Clear();
        _requests.Clear();
    }

    /// <summary>Disposes the host, its plugins and its engine.</summary>
    public void Dispose()
    {
        Host.Dispose();
        Engine.Dispose();
        _http.Dispose();
        _logger.Dispose();
    }

    /// <summary>Does what <see cref="Dispose"/> does.</summary>
    /// <returns>A task that is complete.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private Action<PluginOptions> Recorded(Action<PluginOptions>? configure) => options =>
    {
        configure?.Invoke(options);
        Record(options);
    };
}
