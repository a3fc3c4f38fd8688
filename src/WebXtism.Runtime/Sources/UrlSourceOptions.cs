namespace WebXtism;

/// <summary>How a module is downloaded.</summary>
public sealed class UrlSourceOptions
{
    // What the resilience pipeline can do.
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromHours(24);

    private Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A folder for <see cref="CacheFolder"/> that belongs to the user who runs the program; <see langword="null"/> where the system has none.</summary>
    public static string? DefaultCacheFolder =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } folder ? Path.Combine(folder, "webxtism", "modules") : null;

    /// <summary>
    /// Sends the requests; it is not disposed. By default one client that all sources share, which follows redirects but sends
    /// <see cref="Headers"/> to the first host alone. A client of yours that follows redirects by itself decides about them itself.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The method of the request; by default GET. A download with another method is not tried again.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public HttpMethod Method { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = HttpMethod.Get;

    /// <summary>The headers of the request, such as <c>Authorization</c>.</summary>
    public IDictionary<string, string> Headers => _headers;

    /// <summary>How many bytes the module may have; the default is 256 MiB. What exceeds it is not read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to the longest array's length.</exception>
    public long MaxBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            field = value;
        }
    } = 256 * 1024 * 1024;

    /// <summary>How long everything may take, all attempts and the pauses between them included; the default is 5 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 10 milliseconds to 24 hours.</exception>
    public TimeSpan Timeout { get; set => field = Checked(value); } = TimeSpan.FromMinutes(5);

    /// <summary>How long one attempt may take; the default is 100 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 10 milliseconds to 24 hours.</exception>
    public TimeSpan AttemptTimeout { get; set => field = Checked(value); } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How often a download is tried again that failed for a reason which may pass: no connection, a broken one, an attempt that
    /// took too long, or the status 408, 429, 500, 502, 503 or 504. The default is 3.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxRetries
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 3;

    /// <summary>
    /// How long to wait before the second attempt; the pause doubles with each further one, varies a little, and is what the server
    /// asks for if it does. The default is half a second.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a minute.</exception>
    public TimeSpan RetryDelay
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMinutes(1));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether plain HTTP may be used without a pinned hash. Anybody on the way can then change the module.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// A folder that keeps downloads whose hash is pinned, so that they are downloaded once and found without a network. By default
    /// there is none; <see cref="DefaultCacheFolder"/> is a sensible one. Several processes may share it. What is read from it is
    /// checked against the hash, and replaced when it is damaged. Nothing is ever removed.
    /// </summary>
    public string? CacheFolder { get; set; }

    /// <summary>Measures timeouts and pauses.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;

    /// <summary>These options with the request of a manifest.</summary>
    internal UrlSourceOptions For(ManifestUrlModule module)
    {
        var options = (UrlSourceOptions)MemberwiseClone();
        options._headers = new Dictionary<string, string>(_headers, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in module.Headers)
        {
            options._headers[name] = value;
        }

        options.Method = module.Method is { } method ? new HttpMethod(method.ToUpperInvariant()) : Method;
        return options;
    }

    private static TimeSpan Checked(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, s_longestTimeout);
        return timeout;
    }
}
