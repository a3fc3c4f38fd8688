namespace WebXtism.Generators;

/// <summary>The metadata names that the generator and the analyzers look for.</summary>
internal static class MetadataNames
{
    public const string ExtismPluginAttribute = "WebXtism.ExtismPluginAttribute";
    public const string ExportAttribute = "WebXtism.ExportAttribute";
    public const string PayloadAttribute = "WebXtism.PayloadAttribute";
    public const string PayloadCodecAttribute = "WebXtism.PayloadCodecAttribute";
    public const string PayloadCodec = "WebXtism.IPayloadCodec";
    public const string Stream = "System.IO.Stream";
    public const string BufferWriter = "System.Buffers.IBufferWriter";
    public const string HostFunctionAttribute = "WebXtism.HostFunctionAttribute";
    public const string HostFunctionsAttribute = "WebXtism.HostFunctionsAttribute";
    public const string HostContextAttribute = "WebXtism.HostContextAttribute";
    public const string ExtismPluginInterface = "WebXtism.IExtismPlugin";
    public const string HostFunctionsInterface = "WebXtism.IHostFunctions";
    public const string HostCall = "WebXtism.HostCall";
    public const string CallOptions = "WebXtism.CallOptions";
    public const string WasmtimeEngine = "WebXtism.Wasmtime.WasmtimeEngine";
    public const string JsonSerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string Task = "System.Threading.Tasks.Task";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string CancellationToken = "System.Threading.CancellationToken";

    /// <summary>The types whose objects belong to who asked for them.</summary>
    public static readonly string[] OwnedTypes =
    [
        "WebXtism.CompiledPlugin",
        "WebXtism.CompiledPlugin`1",
        "WebXtism.PluginPool",
        "WebXtism.PluginPool`1",
        "WebXtism.PluginLease",
        "WebXtism.PluginLease`1",
    ];
}
