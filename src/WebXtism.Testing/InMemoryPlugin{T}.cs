using System.Text.Json.Serialization;
using WebXtism.Engine;
using WebXtism.Testing.InMemory;

namespace WebXtism.Testing;

/// <summary>A plugin whose exports are C#; <see cref="InMemoryPlugin.For{T}"/> begins one.</summary>
/// <remarks>
/// <para>
/// An export takes and returns the types of the interface's member that calls it, through the codecs of that call: records
/// without a context, numbers in either form, MessagePack, several parameters one by one, everything. It may take a base type
/// and return a derived one. <see cref="string"/>, arrays or <see cref="ReadOnlyMemory{T}"/> of <see cref="byte"/>,
/// <see cref="Stream"/> and <see cref="System.Text.Json.JsonElement"/> take any payload as it is, for what a guest says that the
/// member does not expect. Where a member takes a buffer writer, its export returns the bytes.
/// </para>
/// <para>
/// All instances share what an export captures; what is an instance's own belongs into <see cref="InMemoryGuest.State{T}"/>.
/// What an export throws reaches the caller of the plugin as it is, so assertions in it work; see <see cref="InMemoryGuest"/> for
/// the ways in which guests fail. An export <c>_initialize</c> runs when an instance is made.
/// </para>
/// </remarks>
/// <typeparam name="T">The interface.</typeparam>
public sealed partial class InMemoryPlugin<T>
    where T : class, IExtismPlugin<T>
{
    private readonly ExportCodecs _codecs = new(typeof(T).Name, DeclaredExports.Of<T>());

    internal InMemoryPlugin(string name) => Name = name;

    /// <summary>What messages and logs call the plugin, unless <see cref="PluginOptions.Name"/> says otherwise.</summary>
    public string Name { get; }

    internal ModuleDefinition Definition { get; } = new();

    /// <summary>Loads the plugin into a host of its own. It holds managed memory alone, so nothing has to be disposed.</summary>
    /// <param name="configure">Sets what the plugin gets and may do.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <returns>The plugin.</returns>
    /// <inheritdoc cref="ExtismHost.LoadAsync{T}(PluginSource, Action{PluginOptions}?, CancellationToken)" path="/exception"/>
    public ValueTask<T> LoadAsync(Action<PluginOptions>? configure = null, CancellationToken cancellationToken = default)
    {
#pragma warning disable CA2000 // The plugin keeps both alive, and neither owns anything else.
        var engine = new InMemoryEngine();
        var host = new ExtismHost(new ExtismHostOptions { Engine = engine });
#pragma warning restore CA2000
        return host.LoadAsync<T>(engine.SourceOf(this), configure, cancellationToken);
    }

    /// <summary>Gives metadata for JSON of other types than the interface sends, to the exports that are added after it.</summary>
    /// <param name="context">The metadata, usually <c>MyJson.Default</c>.</param>
    /// <returns>This plugin.</returns>
    public InMemoryPlugin<T> UseJson(JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _codecs.Add(context);
        return this;
    }

    /// <summary>Lets the exports call host functions. When the application does not provide them, the plugin does not load.</summary>
    /// <param name="functions">The functions that the application provides, or others of the same names and types: their bodies are never called.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">One of them is imported already.</exception>
    public InMemoryPlugin<T> Import(IHostFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        foreach (HostFunction function in functions.CreateHostFunctions())
        {
            Definition.Import(function.Namespace, function.Name, function.Type);
        }

        return this;
    }

    /// <summary>Lets the exports call a host function. When the application does not provide it, the plugin does not load.</summary>
    /// <param name="importNamespace">Its namespace, usually <c>extism:host/user</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">The kinds of its parameters; a payload is one <see cref="ValueKind.I64"/>.</param>
    /// <param name="result">The kind of its result, or <see langword="null"/> when it has none.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">It is imported already, or a name is empty.</exception>
    public InMemoryPlugin<T> Import(string importNamespace, string name, ReadOnlySpan<ValueKind> parameters, ValueKind? result)
    {
        Definition.Import(importNamespace, name, new FunctionType(parameters, result is { } kind ? [kind] : []));
        return this;
    }

    /// <summary>Adds an export without input and output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public InMemoryPlugin<T> Export(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _) => body());
    }

    /// <summary>Adds an export without output.</summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<TIn>(string name, Action<TIn> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, TIn input) => body(input));
    }

    /// <summary>Adds an export without input.</summary>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<TOut>(string name, Func<TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _) => body());
    }

    /// <summary>Adds an export.</summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<TIn, TOut>(string name, Func<TIn, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, TIn input) => body(input));
    }

    /// <summary>Adds an export that neither reads its input nor returns an output.</summary>
    /// <inheritdoc cref="Export(string, Action)"/>
    public InMemoryPlugin<T> Export(string name, Action<InMemoryGuest> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Definition.Export(name, body);
        return this;
    }

    /// <inheritdoc cref="Export{TIn}(string, Action{TIn})"/>
    public InMemoryPlugin<T> Export<TIn>(string name, Action<InMemoryGuest, TIn> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        AnyPayload<TIn> codec = _codecs.Input<TIn>(name);
        Definition.Export(name, guest => body(guest, guest.Read<TIn, AnyPayload<TIn>>(name, codec)));
        return this;
    }

    /// <inheritdoc cref="Export{TOut}(string, Func{TOut})"/>
    public InMemoryPlugin<T> Export<TOut>(string name, Func<InMemoryGuest, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        AnyPayload<TOut> codec = _codecs.Output<TOut>(name);
        Definition.Export(name, guest => guest.Write(name, body(guest), codec));
        return this;
    }

    /// <inheritdoc cref="Export{TIn, TOut}(string, Func{TIn, TOut})"/>
    public InMemoryPlugin<T> Export<TIn, TOut>(string name, Func<InMemoryGuest, TIn, TOut> body) =>
        Export(name, _codecs.Input<TIn>(name), _codecs.Output<TOut>(name), body);

    /// <summary>Adds the exports of the interface that were not added so far, for tests that are not about them. Call it last.</summary>
    /// <param name="body">What each does; by default it throws, which says that the test calls it after all.</param>
    /// <returns>This plugin.</returns>
    public InMemoryPlugin<T> ExportOthers(Action<InMemoryGuest>? body = null)
    {
        foreach (string name in T.Contract.Exports.Except(Definition.Exports.Select(static export => export.Name), StringComparer.Ordinal))
        {
            Definition.Export(name, body ?? (_ => throw new InvalidOperationException($"The export '{name}' of the in-memory plugin '{Name}' was called, and the test gave it no body.")));
        }

        return this;
    }

    /// <summary>Adds an export with codecs of its own, such as that of a <c>[Payload]</c> of the interface.</summary>
    /// <typeparam name="TIn">The type of the input.</typeparam>
    /// <typeparam name="TInCodec">How the input is read.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <typeparam name="TOutCodec">How the output is written.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="inputCodec">Reads the input.</param>
    /// <param name="outputCodec">Writes the output.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    /// <example>
    /// <code>.Export("find", new TextPayload(), new JsonPayload&lt;Person&gt;(AppJson.Default.Person), (string? name) => people[name!])</code>
    /// </example>
    public InMemoryPlugin<T> Export<TIn, TInCodec, TOut, TOutCodec>(string name, TInCodec inputCodec, TOutCodec outputCodec, Func<TIn, TOut> body)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, inputCodec, outputCodec, (InMemoryGuest _, TIn input) => body(input));
    }

    /// <inheritdoc cref="Export{TIn, TInCodec, TOut, TOutCodec}(string, TInCodec, TOutCodec, Func{TIn, TOut})"/>
    public InMemoryPlugin<T> Export<TIn, TInCodec, TOut, TOutCodec>(string name, TInCodec inputCodec, TOutCodec outputCodec, Func<InMemoryGuest, TIn, TOut> body)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        ArgumentNullException.ThrowIfNull(body);
        Definition.Export(name, guest => guest.Write(name, body(guest, guest.Read<TIn, TInCodec>(name, inputCodec)), outputCodec));
        return this;
    }
}
