using System.Runtime.CompilerServices;
using WebXtism.Calls;
using WebXtism.Engine;

namespace WebXtism;

/// <summary>
/// Calls the exports of one plugin instance. Generated code holds one; a call names its export by the index in the
/// <see cref="PluginContract"/>.
/// </summary>
/// <remarks>
/// A call is: take the instance for this thread, let the codec write the input into plugin memory, cross once, let the codec
/// read the output from plugin memory. Nothing else is allocated, looked up or measured on the way.
/// </remarks>
public sealed class PluginInvoker : IDisposable, IAsyncDisposable
{
    // Typed plugins are what users write and the generator writes: they have no room for this.
    private static readonly ConditionalWeakTable<object, PluginInvoker> s_typed = [];

    private readonly PluginExport[] _exports;

    internal PluginInvoker(PluginInstance instance, PluginExport[] exports)
    {
        Instance = instance;
        _exports = exports;
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string PluginName => Instance.Plugin.Name;

    /// <summary>How much fuel the last call burned, or making the instance when there was none yet; 0 without <see cref="PluginOptions.Fuel"/>.</summary>
    public ulong FuelConsumed => Instance.FuelConsumed;

    internal PluginInstance Instance { get; }

    /// <summary>Makes the typed face of the instance.</summary>
    internal T Bind<T>()
        where T : class, IExtismPlugin<T>
    {
        T plugin = T.Bind(this);
        s_typed.AddOrUpdate(plugin, this);
        return plugin;
    }

    /// <summary>Finds the invoker of a typed plugin.</summary>
    /// <typeparam name="T">An interface with <see cref="ExtismPluginAttribute"/>.</typeparam>
    /// <param name="plugin">A plugin that was loaded or instantiated behind it.</param>
    /// <returns>What calls the plugin's exports.</returns>
    /// <exception cref="ArgumentException">The object is no loaded plugin.</exception>
    /// <example><code>ulong burned = PluginInvoker.Of(greeter).FuelConsumed;</code></example>
    public static PluginInvoker Of<T>(T plugin)
        where T : class, IExtismPlugin<T>
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return s_typed.TryGetValue(plugin, out PluginInvoker? invoker)
            ? invoker
            : throw new ArgumentException($"The object is no plugin that ExtismHost.LoadAsync<{typeof(T).Name}> or CompiledPlugin<{typeof(T).Name}>.Instantiate returned.", nameof(plugin));
    }

    /// <summary>Calls an export.</summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TInCodec">How the input is written.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputCodec">Writes the input.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <exception cref="PluginCallException">The plugin reported an error; derived types say when it was stopped instead.</exception>
    /// <exception cref="PayloadException">The input or the output does not fit its type.</exception>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call inside a call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public TOut Call<TIn, TInCodec, TOut, TOutCodec>(
        int export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CancellationToken cancellationToken = default)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Call<TIn, TInCodec, TOut, TOutCodec>(_exports[export], input, inputCodec, outputCodec, cancellationToken);

    /// <summary>Calls an export with bytes.</summary>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input; copied.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <inheritdoc cref="Call{TIn, TInCodec, TOut, TOutCodec}(int, TIn, TInCodec, TOutCodec, CancellationToken)"/>
    public TOut CallBytes<TOut, TOutCodec>(int export, ReadOnlySpan<byte> input, TOutCodec outputCodec, CancellationToken cancellationToken = default)
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Call<TOut, TOutCodec>(_exports[export], input, outputCodec, cancellationToken);

    /// <summary>
    /// Calls an export on the instance's own worker, so that the caller's thread is free. Calls of one instance run one after
    /// the other, in the order in which they were made.
    /// </summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TInCodec">How the input is written.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input. Do not change it until the task is complete.</param>
    /// <param name="inputCodec">Writes the input.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output.</returns>
    /// <inheritdoc cref="Call{TIn, TInCodec, TOut, TOutCodec}(int, TIn, TInCodec, TOutCodec, CancellationToken)"/>
    public Task<TOut> CallAsync<TIn, TInCodec, TOut, TOutCodec>(
        int export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CancellationToken cancellationToken = default)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Instance.RunAsync(() => Call<TIn, TInCodec, TOut, TOutCodec>(export, input, inputCodec, outputCodec, cancellationToken), cancellationToken);

    /// <summary>Frees the instance.</summary>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public void Dispose() => Instance.Dispose();

    /// <summary>Frees the instance.</summary>
    /// <returns>A task that is complete.</returns>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public ValueTask DisposeAsync()
    {
        Instance.Dispose();
        return default;
    }

    internal TOut Call<TIn, TInCodec, TOut, TOutCodec>(
        PluginExport export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CancellationToken cancellationToken)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        PluginInstance instance = Instance;
        InstanceContext context = instance.Enter(export.Name, cancellationToken);
        try
        {
            Write(context, input, inputCodec);
            return Read<TOut, TOutCodec>(context, instance.Run(export.Slot), outputCodec);
        }
        finally
        {
            instance.Exit();
        }
    }

    internal TOut Call<TOut, TOutCodec>(PluginExport export, ReadOnlySpan<byte> input, TOutCodec outputCodec, CancellationToken cancellationToken)
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        PluginInstance instance = Instance;
        InstanceContext context = instance.Enter(export.Name, cancellationToken);
        try
        {
            Write(context, input);
            return Read<TOut, TOutCodec>(context, instance.Run(export.Slot), outputCodec);
        }
        finally
        {
            instance.Exit();
        }
    }

    private static void Write<TIn, TInCodec>(InstanceContext context, TIn input, TInCodec codec)
        where TInCodec : struct, IPayloadCodec<TIn>
    {
        try
        {
            codec.Write(input, context.BeginInput());
        }
        catch (EngineException exception)
        {
            throw CallFailure.InputTooLarge(context, exception);
        }
        catch (Exception exception) when (exception is not ExtismException)
        {
            throw PayloadException.Input(context.PluginName, context.ExportName, typeof(TIn), exception);
        }

        context.EndInput();
    }

    private static void Write(InstanceContext context, ReadOnlySpan<byte> input)
    {
        try
        {
            context.BeginInput().Write(input);
        }
        catch (EngineException exception)
        {
            throw CallFailure.InputTooLarge(context, exception);
        }

        context.EndInput();
    }

    private static TOut Read<TOut, TOutCodec>(InstanceContext context, ReadOnlySpan<byte> output, TOutCodec codec)
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        try
        {
            return codec.Read(output);
        }
        catch (Exception exception) when (exception is not ExtismException)
        {
            throw PayloadException.Output(context.PluginName, context.ExportName, typeof(TOut), output, exception);
        }
    }
}
