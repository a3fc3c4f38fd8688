namespace WebXtism.Kernel;

/// <summary>The kernel as a WebAssembly module, built from <c>kernel.wat</c>.</summary>
public static class KernelModule
{
    /// <summary>The namespace from which plugins import the kernel and the host environment.</summary>
    public const string Namespace = "extism:host/env";

    /// <summary>The name of the kernel's exported memory. The host uses it; guests cannot import it.</summary>
    public const string MemoryExport = "memory";

    private static readonly Lazy<byte[]> s_bytes = new(Read);

    /// <summary>The module's bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes => s_bytes.Value;

    private static byte[] Read()
    {
        using Stream stream = typeof(KernelModule).Assembly.GetManifestResourceStream("WebXtism.kernel.wasm")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
