using WebXtism.Wasmtime;

namespace WebXtism.Benchmarks;

/// <summary>The benchmarks' guest as a module.</summary>
internal static class Guest
{
    public static byte[] Wasm { get; } = Assemble("guest.wat");

    public static void Configure(PluginOptions options) => options.HostFunctions.Add(new HostFunctions());

    public static CompiledPlugin<IGuest> Compile(ExtismHost host, Action<PluginOptions>? configure = null) =>
        host.CompileAsync<IGuest>(PluginSource.Bytes(Wasm, "guest"), Configure + configure).AsTask().GetAwaiter().GetResult();

    public static T Load<T>(ExtismHost host)
        where T : class, IExtismPlugin<T> =>
        host.LoadAsync<T>(PluginSource.Bytes(Wasm, "guest"), Configure).AsTask().GetAwaiter().GetResult();

    public static byte[] Assemble(string name)
    {
        using Stream stream = typeof(Guest).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return WebAssemblyText.Assemble(reader.ReadToEnd());
    }
}
