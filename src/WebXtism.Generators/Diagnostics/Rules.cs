using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Diagnostics;

/// <summary>Every rule, with its text. Each has a page, a release row and tests; <c>RuleCatalogTests</c> checks that.</summary>
internal static class Rules
{
    // One place to change when the documentation moves.
    private const string HelpFolder = "docs/diagnostics/";

    private const string UsageCategory = "WebXtism.Usage";

    public static readonly DiagnosticDescriptor NotPartial = Declaration(
        DiagnosticIds.NotPartial,
        "A plugin interface and the types around it must be partial",
        "'{0}' must be declared partial: the build adds the other part");

    public static readonly DiagnosticDescriptor GenericInterface = Declaration(
        DiagnosticIds.GenericInterface,
        "A plugin interface cannot be generic",
        "'{0}' is generic; a plugin interface cannot be, because the exports of a module have one type each");

    public static readonly DiagnosticDescriptor Unreachable = Declaration(
        DiagnosticIds.Unreachable,
        "Generated code must be able to reach a plugin interface",
        "'{0}' is {1}; generated code cannot reach it");

    public static readonly DiagnosticDescriptor NotAMethod = Declaration(
        DiagnosticIds.NotAMethod,
        "Only methods can be exports",
        "{0} '{1}' cannot be an export; declare a method");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Declaration(
        DiagnosticIds.UnsupportedMethod,
        "The method cannot cross the plugin boundary",
        "'{0}' cannot cross the plugin boundary: {1}");

    public static readonly DiagnosticDescriptor ForeignMembers = Declaration(
        DiagnosticIds.ForeignMembers,
        "Inherited members must come from plugin interfaces",
        "'{0}' inherits '{1}', whose members are not exports; mark '{1}' with [ExtismPlugin], or give its members a body");

    public static readonly DiagnosticDescriptor SameExport = Declaration(
        DiagnosticIds.SameExport,
        "Two members call one export in different ways",
        "'{0}' and '{1}' both map to export '{2}'; name one of them with [Export], or make them a sync/async pair of the same payloads");

    public static readonly DiagnosticDescriptor UnusableName = Declaration(
        DiagnosticIds.UnusableName,
        "The name cannot be the name of an export or import",
        "'{0}' is no usable name of an export or import: {1}");

    public static readonly DiagnosticDescriptor TokenPosition = Declaration(
        DiagnosticIds.TokenPosition,
        "One CancellationToken, as the last parameter",
        "The CancellationToken of '{0}' {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NotAPlugin = Declaration(
        DiagnosticIds.NotAPlugin,
        "The type argument must be a plugin interface",
        "'{0}' is not a plugin interface; mark it with [ExtismPlugin] and declare it partial");

    public static readonly DiagnosticDescriptor LanguageTooOld = Declaration(
        DiagnosticIds.LanguageTooOld,
        "WebXtism needs C# 12",
        "This project compiles with C# {0}; WebXtism needs 12, so nothing is generated for '{1}'");

    public static readonly DiagnosticDescriptor MissingExport = Module(
        DiagnosticIds.MissingExport,
        "The module lacks the export",
        "'{0}' has no export '{1}'{2}");

    public static readonly DiagnosticDescriptor WrongSignature = Module(
        DiagnosticIds.WrongSignature,
        "The export is no plugin function",
        "Export '{0}' of '{1}' {2}; a plugin function has () -> (i32) or () -> ()");

    public static readonly DiagnosticDescriptor MissingImport = Module(
        DiagnosticIds.MissingImport,
        "Nobody provides what the module imports",
        "'{0}' imports {1} from '{2}', and no class in the Imports of '{3}' provides it{4}");

    public static readonly DiagnosticDescriptor OtherSignature = Module(
        DiagnosticIds.OtherSignature,
        "The host function has another signature than the import",
        "'{0}' is {1} here, and '{3}' imports it as {2}; change one of them");

    public static readonly DiagnosticDescriptor UnusedExport = Module(
        DiagnosticIds.UnusedExport,
        "The interface does not use an export of the module",
        "Export '{0}' of '{1}' has no method in '{2}'",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnknownModule = Module(
        DiagnosticIds.UnknownModule,
        "The interface names no ExtismModule of the project",
        "'{0}' {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NeedsWasi = Module(
        DiagnosticIds.NeedsWasi,
        "The module needs WASI",
        "'{0}' needs WASI ({1}), and this project never sets PluginOptions.Wasi; without it the module does not load",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NoHostFunctions = Module(
        DiagnosticIds.NoHostFunctions,
        "Imports must be classes with host functions",
        "'{0}' cannot be in Imports: it {1}");

    public static readonly DiagnosticDescriptor NotAPayload = Payload(
        DiagnosticIds.NotAPayload,
        "The type cannot be a payload",
        "'{0}' cannot be a payload: {1}");

    public static readonly DiagnosticDescriptor WrongFormat = Payload(
        DiagnosticIds.WrongFormat,
        "The payload format does not fit the type",
        "[Payload({0})] does not fit '{1}'");

    public static readonly DiagnosticDescriptor NoJsonContext = Payload(
        DiagnosticIds.NoJsonContext,
        "A JSON payload needs metadata",
        "'{0}' has no JSON metadata: '{1}' {2}");

    public static readonly DiagnosticDescriptor TypeNotRegistered = Payload(
        DiagnosticIds.TypeNotRegistered,
        "The JsonSerializerContext does not register the type",
        "'{0}' does not register '{1}'; add [JsonSerializable(typeof({1}))] to it");

    public static readonly DiagnosticDescriptor WrongCodec = Payload(
        DiagnosticIds.WrongCodec,
        "The codec does not fit the payload",
        "'{0}' is no IPayloadCodec<{1}>: it {2}");

    public static readonly DiagnosticDescriptor SameJsonName = Payload(
        DiagnosticIds.SameJsonName,
        "Two parameters have one name in JSON",
        "JSON name '{0}' twice in '{1}'; rename a parameter, or set JsonNaming",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor AmbiguousNumber = Payload(
        DiagnosticIds.AmbiguousNumber,
        "A number alone has two usual forms",
        "'{0}' of '{1}' travels as JSON text; some plugins expect little-endian bytes: say which with [Payload]",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnsuitableClass = HostFunction(
        DiagnosticIds.UnsuitableClass,
        "A class with host functions must be a plain partial class",
        "'{0}' must be a partial class that is not abstract, static or generic, because it holds host functions: it {1}");

    public static readonly DiagnosticDescriptor UnsupportedHostFunction = HostFunction(
        DiagnosticIds.UnsupportedHostFunction,
        "Plugins cannot call the method",
        "Host function '{0}' cannot be called by plugins: {1}");

    public static readonly DiagnosticDescriptor SameImport = HostFunction(
        DiagnosticIds.SameImport,
        "Two host functions have one name",
        "Two host functions are '{0}' in '{1}'; name one of them in its [HostFunction]");

    public static readonly DiagnosticDescriptor KernelNamespace = HostFunction(
        DiagnosticIds.KernelNamespace,
        "The namespace belongs to the Extism kernel",
        "Namespace '{0}' is the kernel's: plugins resolve its names before those of '{1}'",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor AsyncVoid = HostFunction(
        DiagnosticIds.AsyncVoid,
        "A host function should not be async void",
        "Host function '{0}' is 'async void': the plugin goes on before it ends, and its failure ends the process; return Task",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor StaleMemory = Create(
        DiagnosticIds.StaleMemory,
        UsageCategory,
        "Plugin memory must not be used after the next call",
        "The result of '{0}' points into plugin memory and is used after '{1}', which may move or overwrite it; use it before, or copy it",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor BlockingCall = Create(
        DiagnosticIds.BlockingCall,
        UsageCategory,
        "An asynchronous method should not block on a plugin",
        "'{0}' blocks an async method; await '{0}Async'",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NeverDisposed = Create(
        DiagnosticIds.NeverDisposed,
        UsageCategory,
        "Compiled plugins, pools and leases must be disposed",
        "'{0}' is a {1} that is never disposed; add using to its declaration",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Failure = Create(
        DiagnosticIds.Failure,
        "WebXtism.Generator",
        "The generator failed",
        "The WebXtism generator failed on '{0}': {1}; please report it",
        DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Declaration(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        Create(id, "WebXtism.Declaration", title, message, severity);

    private static DiagnosticDescriptor Module(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        Create(id, "WebXtism.Module", title, message, severity);

    private static DiagnosticDescriptor Payload(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        Create(id, "WebXtism.Payload", title, message, severity);

    private static DiagnosticDescriptor HostFunction(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        Create(id, "WebXtism.HostFunction", title, message, severity);

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: $"{HelpFolder}{id}.md");
}
