using System.Runtime.CompilerServices;
using WebXtism.Calls;
using WebXtism.Engine;
using WebXtism.Pooling;

namespace WebXtism;

/// <summary>
/// Calls the exports of one plugin instance, or for each call of one that it takes from a pool. Generated code holds one; a
/// call names its export by the index in the <see cref="PluginContract"/>.
/// </summary>
/// <remarks>
/// A call is: take the instance for this thread, let the codec write the input into plugin memory, cross once, let the codec
/// read the output from plugin memory. Nothing else is allocated, looked up or measured on the way.
/// </remarks>
public sealed class PluginInvoker : IDisposable, IAsyncDisposable
{
    // Typed plugins are what users write and the generator writes: they have no room for this.
    private static readonly ConditionalWeakTable<object, PluginInvoker> s_typed = [];

    private readonly PluginExport?[] _exports;
    private readonly InstanceSource? _source;

    internal PluginInvoker(PluginInstance instance, PluginExport?[] exports)
    {
        Instance = instance;
        _exports = exports;
    }

    internal PluginInvoker(InstanceSource source, PluginExport?[] exports)
    {
        _source = source;
        _exports = exports;
    }

    /// <summary>What messages and logs call the plugin.</summary>
    public string PluginName => Plugin.Name;

    internal CompiledPlugin Plugin => _source?.Plugin ?? Instance.Plugin;

    /// <summary>The instance, where there is one for all calls.</summary>
    internal PluginInstance Instance { get; } = null!;

    /// <summary>How much fuel the last call burned, or making the instance when there was none yet; 0 without <see cref="PluginOptions.Fuel"/>.</summary>
    /// <exception cref="InvalidOperationException">The plugin is that of a pool: rent one of its instances.</exception>
    public ulong FuelConsumed => WithInstance(static instance => instance.FuelConsumed);

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

    /// <summary>Tells whether the module has an export; see <see cref="PluginContract.OptionalExports"/>.</summary>
    /// <param name="export">The index of the export in the contract.</param>
    /// <returns>Whether it can be called.</returns>
    public bool HasExport(int export) => _exports[export] is not null;

    /// <summary>Calls an export.</summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TInCodec">How the input is written.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputCodec">Writes the input.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <exception cref="PluginCallException">The plugin reported an error; derived types say when it was stopped instead.</exception>
    /// <exception cref="PayloadException">The input or the output does not fit its type.</exception>
    /// <exception cref="PluginAffinityException">Another thread is inside this instance, or a call inside a call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The plugin or its host was disposed.</exception>
    public TOut Call<TIn, TInCodec, TOut, TOutCodec>(
        int export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CallOptions options = default, CancellationToken cancellationToken = default)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Call<TIn, TInCodec, TOut, TOutCodec>(Find(export), input, inputCodec, outputCodec, options, cancellationToken);

    /// <summary>Calls an export with bytes.</summary>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input; copied.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output.</returns>
    /// <inheritdoc cref="Call{TIn, TInCodec, TOut, TOutCodec}(int, TIn, TInCodec, TOutCodec, CallOptions, CancellationToken)"/>
    public TOut CallBytes<TOut, TOutCodec>(
        int export, ReadOnlySpan<byte> input, TOutCodec outputCodec, CallOptions options = default, CancellationToken cancellationToken = default)
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Call<TOut, TOutCodec>(Find(export), input, outputCodec, options, cancellationToken);

    /// <summary>
    /// Calls an export away from the caller's thread. Calls of one instance run one after the other, in the order in which they
    /// were made; those of a pool run at once as far as there are instances.
    /// </summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TInCodec">How the input is written.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">The index of the export in the contract.</param>
    /// <param name="input">The input. Do not change it until the task is complete.</param>
    /// <param name="inputCodec">Writes the input.</param>
    /// <param name="outputCodec">Reads the output.</param>
    /// <param name="options">What the call brings along beside its input.</param>
    /// <param name="cancellationToken">Stops the call, or takes it out of the queue.</param>
    /// <returns>The output.</returns>
    /// <inheritdoc cref="Call{TIn, TInCodec, TOut, TOutCodec}(int, TIn, TInCodec, TOutCodec, CallOptions, CancellationToken)"/>
    public Task<TOut> CallAsync<TIn, TInCodec, TOut, TOutCodec>(
        int export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CallOptions options = default, CancellationToken cancellationToken = default)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        RunAsync(invoker => invoker.Call<TIn, TInCodec, TOut, TOutCodec>(Find(export), input, inputCodec, outputCodec, options, cancellationToken), cancellationToken);

    /// <summary>Frees the instance. Of a lease, ends the lease; of a pool, does nothing: dispose the pool itself.</summary>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public void Dispose()
    {
        if (_source is null)
        {
            Instance.Dispose();
        }
        else
        {
            _source.Close();
        }
    }

    /// <summary>Does what <see cref="Dispose"/> does.</summary>
    /// <returns>A task that is complete.</returns>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    internal TOut Call<TIn, TInCodec, TOut, TOutCodec>(
        PluginExport export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CallOptions options, CancellationToken cancellationToken)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        if (_source is not null)
        {
            return CallRented<TIn, TInCodec, TOut, TOutCodec>(_source, export, input, inputCodec, outputCodec, options, cancellationToken);
        }

        PluginInstance instance = Instance;
        InstanceContext context = instance.Enter(export.Name, options.HostContext, cancellationToken);
        Exception? failure;
        try
        {
            CallPayload.Write(context, input, inputCodec);
            failure = instance.Run(export.Slot, out ReadOnlySpan<byte> output);
            if (failure is null)
            {
                return CallPayload.Read<TOut, TOutCodec>(context, output, outputCodec);
            }
        }
        finally
        {
            instance.Exit();
        }

        throw failure;
    }

    internal TOut Call<TOut, TOutCodec>(PluginExport export, ReadOnlySpan<byte> input, TOutCodec outputCodec, CallOptions options, CancellationToken cancellationToken)
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        if (_source is not null)
        {
            return CallRented<TOut, TOutCodec>(_source, export, input, outputCodec, options, cancellationToken);
        }

        PluginInstance instance = Instance;
        InstanceContext context = instance.Enter(export.Name, options.HostContext, cancellationToken);
        Exception? failure;
        try
        {
            CallPayload.Write(context, input);
            failure = instance.Run(export.Slot, out ReadOnlySpan<byte> output);
            if (failure is null)
            {
                return CallPayload.Read<TOut, TOutCodec>(context, output, outputCodec);
            }
        }
        finally
        {
            instance.Exit();
        }

        throw failure;
    }

    internal Task<T> RunAsync<T>(Func<PluginInvoker, T> call, CancellationToken cancellationToken) =>
        _source is null ? Instance.RunAsync(() => call(this), cancellationToken) : RunRentedAsync(_source, call, cancellationToken);

    /// <summary>Does something with the one instance behind this plugin.</summary>
    /// <exception cref="InvalidOperationException">It is that of a pool: there are several.</exception>
    internal T WithInstance<T>(Func<PluginInstance, T> action)
    {
        if (_source is null)
        {
            return action(Instance);
        }

        if (_source is not InstanceLease lease)
        {
            throw new InvalidOperationException($"This is the plugin '{PluginName}' of a pool, and each of its instances has its own state. Rent one with PluginPool.RentAsync.");
        }

        PluginInvoker rented = lease.Rent(CancellationToken.None);
        try
        {
            return action(rented.Instance);
        }
        finally
        {
            lease.Return(rented);
        }
    }

    // Not inlined, here and below: that would put two exception frames into calls that have an instance of their own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TOut CallRented<TIn, TInCodec, TOut, TOutCodec>(
        InstanceSource source, PluginExport export, TIn input, TInCodec inputCodec, TOutCodec outputCodec, CallOptions options, CancellationToken cancellationToken)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        PluginInvoker rented = source.Rent(cancellationToken);
        try
        {
            return rented.Call<TIn, TInCodec, TOut, TOutCodec>(export, input, inputCodec, outputCodec, options, cancellationToken);
        }
        finally
        {
            source.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TOut CallRented<TOut, TOutCodec>(
        InstanceSource source, PluginExport export, ReadOnlySpan<byte> input, TOutCodec outputCodec, CallOptions options, CancellationToken cancellationToken)
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        PluginInvoker rented = source.Rent(cancellationToken);
        try
        {
            return rented.Call<TOut, TOutCodec>(export, input, outputCodec, options, cancellationToken);
        }
        finally
        {
            source.Return(rented);
        }
    }

    private static async Task<T> RunRentedAsync<T>(InstanceSource source, Func<PluginInvoker, T> call, CancellationToken cancellationToken)
    {
        PluginInvoker rented = await source.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await rented.RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            source.Return(rented);
        }
    }

    internal PluginResult TryCall(PluginExport export, ReadOnlySpan<byte> input, CallOptions options, CancellationToken cancellationToken)
    {
        if (_source is not null)
        {
            PluginInvoker rented = _source.Rent(cancellationToken);
            try
            {
                return rented.TryCall(export, input, options, cancellationToken);
            }
            finally
            {
                _source.Return(rented);
            }
        }

        PluginInstance instance = Instance;
        InstanceContext context = instance.Enter(export.Name, options.HostContext, cancellationToken);
        try
        {
            CallPayload.Write(context, input);
            return instance.RunToResult(export.Slot);
        }
        finally
        {
            instance.Exit();
        }
    }

    private PluginExport Find(int export) => _exports[export]
        ?? throw new InvalidOperationException($"'{PluginName}' lacks the optional export with the index {export}. Ask HasExport before the call.");
}
