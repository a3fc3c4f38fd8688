using WebXtism.Calls;

namespace WebXtism;

/// <summary>A plugin instance whose exports are called by name. Prefer an <see cref="ExtismPluginAttribute"/> interface where the exports are known.</summary>
/// <example>
/// <code>
/// using Plugin plugin = await host.LoadAsync(PluginSource.File("greeter.wasm"));
/// byte[] output = plugin.Call("greet", "Ada"u8);
/// string text = plugin.CallText("greet", "Ada");
/// </code>
/// </example>
public sealed class Plugin : IDisposable, IAsyncDisposable
{
    private readonly PluginInvoker _invoker;

    internal Plugin(PluginInvoker invoker) => _invoker = invoker;

    /// <summary>What messages and logs call the plugin.</summary>
    public string Name => _invoker.PluginName;

    /// <summary>The names of the functions that can be called.</summary>
    public IReadOnlyCollection<string> Exports => _invoker.Instance.Plugin.Exports;

    /// <summary>How much fuel the last call burned, or making the instance when there was none yet; 0 without <see cref="PluginOptions.Fuel"/>.</summary>
    public ulong FuelConsumed => _invoker.FuelConsumed;

    /// <summary>Tells whether an export can be called.</summary>
    /// <param name="export">Its name.</param>
    /// <returns>Whether there is such a function, without parameters and with one i32 result or none.</returns>
    public bool FunctionExists(string export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.Instance.Plugin.IsPluginFunction(export);
    }

    /// <summary>Calls an export with bytes.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input; copied.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output; a copy.</returns>
    /// <exception cref="PluginCallException">There is no such export, or the plugin reported an error; derived types say when it was stopped instead.</exception>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call inside a call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public byte[] Call(string export, ReadOnlySpan<byte> input = default, CancellationToken cancellationToken = default) =>
        _invoker.Call<byte[]?, BytesPayload>(Find(export), input, default, cancellationToken)!;

    /// <summary>Calls an export with text, sent and read as UTF-8.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <exception cref="PayloadException">The output is not UTF-8.</exception>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CancellationToken)"/>
    public string CallText(string export, string? input = null, CancellationToken cancellationToken = default) =>
        _invoker.Call<string?, TextPayload, string?, TextPayload>(Find(export), input, default, default, cancellationToken)!;

    /// <summary>Calls an export with bytes on the instance's own worker, so that the caller's thread is free.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input. Do not change it until the task is complete.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output; a copy.</returns>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CancellationToken)"/>
    public Task<byte[]> CallAsync(string export, ReadOnlyMemory<byte> input = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.Instance.RunAsync(() => Call(export, input.Span, cancellationToken), cancellationToken);
    }

    /// <summary>Frees the instance.</summary>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public void Dispose() => _invoker.Dispose();

    /// <summary>Frees the instance.</summary>
    /// <returns>A task that is complete.</returns>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public ValueTask DisposeAsync() => _invoker.DisposeAsync();

    private PluginExport Find(string export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.Instance.Plugin.FindExport(export);
    }
}
