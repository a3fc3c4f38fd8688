namespace WebXtism.Benchmarks;

/// <summary>The guest that fails, as a module.</summary>
internal static class FailingGuest
{
    public static byte[] Wasm { get; } = Guest.Assemble("failures.wat");

    public static IFailingGuest Load(ExtismHost host, Action<PluginOptions>? configure = null)
    {
        Action<PluginOptions> functions = static options => options.HostFunctions.Add(new FailingHostFunctions());
        return host.LoadAsync<IFailingGuest>(PluginSource.Bytes(Wasm, "failures"), functions + configure).AsTask().GetAwaiter().GetResult();
    }
}
