namespace WebXtism.Generators;

/// <summary>The names of library types as generated code writes them.</summary>
internal static class Code
{
    public const string NoPayload = "global::WebXtism.NoPayload";
    public const string TextPayload = "global::WebXtism.TextPayload";
    public const string BytesPayload = "global::WebXtism.BytesPayload";
    public const string JsonPayload = "global::WebXtism.JsonPayload";
    public const string BinaryPayload = "global::WebXtism.BinaryPayload";
    public const string BinaryEnumPayload = "global::WebXtism.BinaryEnumPayload";
    public const string StreamPayload = "global::WebXtism.StreamPayload";
    public const string OwnedStreamPayload = "global::WebXtism.OwnedStreamPayload";
    public const string BufferPayload = "global::WebXtism.BufferPayload";
    public const string OptionalPayload = "global::WebXtism.OptionalPayload";
    public const string OptionalValuePayload = "global::WebXtism.OptionalValuePayload";
    public const string JsonElementPayload = "global::WebXtism.JsonElementPayload";
    public const string JsonNodePayload = "global::WebXtism.JsonNodePayload";
    public const string JsonArguments = "global::WebXtism.JsonArguments";
    public const string ErrorReply = "global::WebXtism.ErrorReply";
    public const string Stream = "global::System.IO.Stream";
    public const string BufferWriter = "global::System.Buffers.IBufferWriter<byte>";
    public const string JsonTypeInfo = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfo";
    public const string JsonMetadataServices = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices";
    public const string JsonSerializerOptions = "global::System.Text.Json.JsonSerializerOptions";
    public const string JsonNamingPolicy = "global::System.Text.Json.JsonNamingPolicy";
    public const string JsonMetadata = "global::WebXtism.Payloads.JsonMetadata";
    public const string JsonObjectMetadata = "global::WebXtism.Payloads.JsonObjectMetadata";
    public const string JsonMemberTraits = "global::WebXtism.Payloads.JsonMemberTraits";

    /// <summary>The namespace of what belongs to the assembly as a whole.</summary>
    public const string GeneratedNamespace = "WebXtism.Generated";

    /// <summary>The class that holds the JSON metadata of the assembly.</summary>
    public const string PluginJson = "PluginJson";

    public const string PluginInvoker = "global::WebXtism.PluginInvoker";
    public const string PluginOptions = "global::WebXtism.PluginOptions";
    public const string PluginSource = "global::WebXtism.PluginSource";
    public const string ExtismHost = "global::WebXtism.ExtismHost";
    public const string PluginContract = "global::WebXtism.PluginContract";
    public const string ExtismPlugin = "global::WebXtism.IExtismPlugin";
    public const string ExportVisitor = "global::WebXtism.IExportVisitor";
    public const string PluginEngines = "global::WebXtism.PluginEngines";
    public const string WasmtimeEngine = "global::WebXtism.Wasmtime.WasmtimeEngine";
    public const string HostFunctions = "global::WebXtism.IHostFunctions";
    public const string HostFunction = "global::WebXtism.HostFunction";
    public const string AsyncHostFunction = "global::WebXtism.AsyncHostFunction";
    public const string ValueKind = "global::WebXtism.Engine.ValueKind";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Disposable = "global::System.IDisposable";
    public const string AsyncDisposable = "global::System.IAsyncDisposable";
    public const string NotSupported = "global::System.NotSupportedException";
    public const string SuppressMessage = "global::System.Diagnostics.CodeAnalysis.SuppressMessage";
    public const string ModuleInitializer = "global::System.Runtime.CompilerServices.ModuleInitializer";

    /// <summary>Marks what is generated. On members and whole types of ours only: on a user's type it would switch off its analyzers.</summary>
    public static readonly string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"WebXtism.Generators\", \"{typeof(Code).Assembly.GetName().Version}\")]";
}
