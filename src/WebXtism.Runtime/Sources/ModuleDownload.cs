using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace WebXtism.Sources;

/// <summary>Downloads a module: bounded in time, and tried again where that may help.</summary>
internal static class ModuleDownload
{
    /// <exception cref="DownloadException">It failed for good.</exception>
    /// <exception cref="OperationCanceledException">The token.</exception>
    public static async ValueTask<byte[]> RunAsync(Uri uri, UrlSourceOptions options, bool allowHttp, CancellationToken cancellationToken)
    {
        var attempt = new DownloadAttempt(uri, options, allowHttp);
        try
        {
            return await Pipeline(options).ExecuteAsync(attempt.RunAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new DownloadException(PluginLoadFailure.Timeout, $"was not downloaded within {exception.Timeout.TotalSeconds} s.", exception);
        }
    }

    private static ResiliencePipeline Pipeline(UrlSourceOptions options)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider };
        pipeline.AddTimeout(options.Timeout);
        // Only what asks and changes nothing may be asked twice.
        if (options.MaxRetries > 0 && options.Method == HttpMethod.Get)
        {
            pipeline.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<DownloadException>(static exception => exception.IsTransient)
                    .Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                DelayGenerator = static arguments => new(arguments.Outcome.Exception is DownloadException { RetryAfter: { } delay } ? delay : null),
            });
        }

        return pipeline.AddTimeout(options.AttemptTimeout).Build();
    }
}
