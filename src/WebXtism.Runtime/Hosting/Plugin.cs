using System.Text.Json.Serialization.Metadata;
using WebXtism.Calls;
using WebXtism.Engine;

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
    public IReadOnlyCollection<string> Exports => _invoker.Plugin.Exports;

    /// <summary>Everything that the module exports, in its own order: functions with their signatures, memories, tables and globals.</summary>
    /// <remarks>A function can be called when its type <see cref="FunctionType.IsPluginFunction"/>.</remarks>
    public IReadOnlyList<ModuleExport> ModuleExports => _invoker.Plugin.ModuleExports;

    /// <summary>The configuration; it can be changed at any time. All instances of one <see cref="CompiledPlugin"/> share it.</summary>
    public PluginConfig Config => _invoker.Plugin.Config;

    /// <summary>
    /// The variables: the store of <see cref="PluginOptions.Variables"/>, or the instance's own. It is safe to use while the
    /// plugin runs.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is the plugin of a pool, whose instances have stores of their own; rent one of them.</exception>
    public IVariableStore Variables => _invoker.WithInstance(static instance => instance.Variables);

    /// <summary>How much fuel the last call burned, or making the instance when there was none yet; 0 without <see cref="PluginOptions.Fuel"/>.</summary>
    public ulong FuelConsumed => _invoker.FuelConsumed;

    /// <summary>Tells whether an export can be called.</summary>
    /// <param name="export">Its name.</param>
    /// <returns>Whether there is such a function, without parameters and with one i32 result or none.</returns>
    public bool FunctionExists(string export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.Plugin.IsPluginFunction(export);
    }

    /// <summary>Calls an export with bytes.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input; copied.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output; a copy.</returns>
    /// <exception cref="PluginCallException">There is no such export, or the plugin reported an error; derived types say when it was stopped instead.</exception>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call inside a call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public byte[] Call(string export, ReadOnlySpan<byte> input = default, CallOptions options = default, CancellationToken cancellationToken = default) =>
        _invoker.Call<byte[]?, BytesPayload>(Find(export), input, default, options, cancellationToken)!;

    /// <summary>Calls an export with text, sent and read as UTF-8.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <exception cref="PayloadException">The output is not UTF-8.</exception>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CallOptions, CancellationToken)"/>
    public string CallText(string export, string? input = null, CallOptions options = default, CancellationToken cancellationToken = default) =>
        _invoker.Call<string?, TextPayload, string?, TextPayload>(Find(export), input, default, default, options, cancellationToken)!;

    /// <summary>Calls an export with JSON.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputType">How the input is written, usually <c>MyContext.Default.Person</c>.</param>
    /// <param name="outputType">How the output is read.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output. Where the type has <see langword="null"/>, that is what an empty output and the JSON literal <c>null</c> are read as.</returns>
    /// <exception cref="PayloadException">The input cannot be written, or the output is not JSON or does not fit its type.</exception>
    /// <example><code>Greeting? greeting = plugin.CallJson("greet_person", ada, AppJson.Default.Person, AppJson.Default.Greeting);</code></example>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CallOptions, CancellationToken)"/>
    public TOutput? CallJson<TInput, TOutput>(
        string export, TInput input, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TOutput> outputType, CallOptions options = default, CancellationToken cancellationToken = default) =>
        _invoker.Call<TInput, JsonPayload<TInput>, TOutput, JsonPayload<TOutput>>(
            Find(export), input, new(inputType), Output(outputType), options, cancellationToken);

    /// <summary>
    /// Calls an export with bytes and returns what it reports, code and error text included: an error of the plugin's own is
    /// no exception here. Being stopped still is one.
    /// </summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input; copied.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What the export reported.</returns>
    /// <exception cref="PluginCallException">There is no such export, its output is no range of its memory, or it was stopped; see the derived types.</exception>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call inside a call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public PluginResult TryCall(string export, ReadOnlySpan<byte> input = default, CallOptions options = default, CancellationToken cancellationToken = default) =>
        _invoker.TryCall(Find(export), input, options, cancellationToken);

    /// <summary>Calls an export with bytes on the instance's own worker, so that the caller's thread is free.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input. Do not change it until the task is complete.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output; a copy.</returns>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CallOptions, CancellationToken)"/>
    public Task<byte[]> CallAsync(string export, ReadOnlyMemory<byte> input = default, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.RunAsync(invoker => invoker.Call<byte[]?, BytesPayload>(Find(export), input.Span, default, options, cancellationToken)!, cancellationToken);
    }

    /// <summary>Calls an export with text on the instance's own worker, so that the caller's thread is free.</summary>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output.</returns>
    /// <exception cref="PayloadException">The output is not UTF-8.</exception>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CallOptions, CancellationToken)"/>
    public Task<string> CallTextAsync(string export, string? input = null, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.RunAsync(
            invoker => invoker.Call<string?, TextPayload, string?, TextPayload>(Find(export), input, default, default, options, cancellationToken)!, cancellationToken);
    }

    /// <summary>Calls an export with JSON on the instance's own worker, so that the caller's thread is free.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="export">Its name.</param>
    /// <param name="input">The input. Do not change it until the task is complete.</param>
    /// <param name="inputType">How the input is written.</param>
    /// <param name="outputType">How the output is read.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output. Where the type has <see langword="null"/>, that is what an empty output and the JSON literal <c>null</c> are read as.</returns>
    /// <exception cref="PayloadException">The input cannot be written, or the output is not JSON or does not fit its type.</exception>
    /// <inheritdoc cref="Call(string, ReadOnlySpan{byte}, CallOptions, CancellationToken)"/>
    public Task<TOutput?> CallJsonAsync<TInput, TOutput>(
        string export, TInput input, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TOutput> outputType, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        JsonPayload<TInput> inputCodec = new(inputType);
        JsonPayload<TOutput> outputCodec = Output(outputType);
        return _invoker.RunAsync<TOutput?>(
            invoker => invoker.Call<TInput, JsonPayload<TInput>, TOutput, JsonPayload<TOutput>>(Find(export), input, inputCodec, outputCodec, options, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Frees the guest, with all of its memory; the next call makes and initialises a new one. Config and variables are kept.
    /// </summary>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call is running.</exception>
    /// <exception cref="InvalidOperationException">This is the plugin of a pool; rent one of its instances.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public void Reset() => _invoker.WithInstance(static instance =>
    {
        instance.Reset();
        return instance;
    });

    /// <summary>Frees the instance.</summary>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public void Dispose() => _invoker.Dispose();

    /// <summary>Frees the instance.</summary>
    /// <returns>A task that is complete.</returns>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public ValueTask DisposeAsync() => _invoker.DisposeAsync();

    // No declaration says whether null is welcome, so it is wherever the type has it.
    private static JsonPayload<T> Output<T>(JsonTypeInfo<T> type) => new(type, nullable: default(T) is null);

    private PluginExport Find(string export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _invoker.Plugin.FindExport(export);
    }
}
