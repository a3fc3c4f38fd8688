namespace WebXtism.Tests.Payloads;

/// <summary>Tests of codecs: values go through a guest that returns what it was given.</summary>
public abstract class EchoTests : GuestTests
{
    private static readonly PluginContract s_contract = new("Tests.IEcho", "echo");
    private PluginInvoker? _invoker;

    /// <summary>Calls the echo guest with any codecs.</summary>
    private protected PluginInvoker Invoker => _invoker ??= LoadTyped<Echo>(Guest.Echo).Invoker;

    private protected TOut Through<TIn, TInCodec, TOut, TOutCodec>(TIn input, TInCodec inputCodec = default, TOutCodec outputCodec = default)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut> =>
        Invoker.Call<TIn, TInCodec, TOut, TOutCodec>(0, input, inputCodec, outputCodec);

    private protected T Through<T, TCodec>(T value, TCodec codec = default)
        where TCodec : struct, IPayloadCodec<T> =>
        Through<T, TCodec, T, TCodec>(value, codec, codec);

    /// <summary>What the generator makes of an interface, by hand and with nothing but the invoker.</summary>
    private protected sealed class Echo(PluginInvoker invoker) : IExtismPlugin<Echo>
    {
        public static PluginContract Contract => s_contract;

        public PluginInvoker Invoker => invoker;

        public static Echo Bind(PluginInvoker invoker) => new(invoker);
    }
}
