using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Testing.InMemory;

/// <summary>What an in-memory plugin exports and imports; it grows until the plugin is compiled.</summary>
internal sealed class ModuleDefinition
{
    // A custom section that no engine but InMemoryEngine knows, at the place where sections begin.
    private static readonly byte[] s_header = [.. "\0asm"u8, 1, 0, 0, 0, 0, 1 + 18 + 16, 18, .. "webxtism.in-memory"u8];

    private readonly Guid _id = Guid.NewGuid();
    private readonly List<ExportBody> _exports = [];
    private readonly List<ModuleImport> _imports = [.. Environment];

    /// <summary>The module's bytes: they name the definition, and say to every reader that they are a module.</summary>
    public byte[] Wasm => [.. s_header, .. _id.ToByteArray()];

    public IReadOnlyList<ExportBody> Exports => _exports;

    public IReadOnlyList<ModuleImport> Imports => _imports;

    // What each guest may import without the application's doing.
    private static IReadOnlyList<ModuleImport> Environment { get; } =
    [
        Imported("config_get", [ValueKind.I64], ValueKind.I64),
        Imported("var_get", [ValueKind.I64], ValueKind.I64),
        Imported("var_set", [ValueKind.I64, ValueKind.I64], null),
        Imported("http_request", [ValueKind.I64, ValueKind.I64], ValueKind.I64),
        Imported("http_status_code", [], ValueKind.I32),
        Imported("http_headers", [], ValueKind.I64),
        Imported("log_trace", [ValueKind.I64], null),
        Imported("log_debug", [ValueKind.I64], null),
        Imported("log_info", [ValueKind.I64], null),
        Imported("log_warn", [ValueKind.I64], null),
        Imported("log_error", [ValueKind.I64], null),
        Imported("get_log_level", [], ValueKind.I32),
    ];

    /// <summary>Whether bytes are those of a definition, and of which.</summary>
    public static bool TryReadId(ReadOnlySpan<byte> wasm, out Guid id)
    {
        bool found = wasm.StartsWith(s_header) && wasm.Length >= s_header.Length + 16;
        id = found ? new Guid(wasm.Slice(s_header.Length, 16)) : default;
        return found;
    }

    public bool Is(Guid id) => _id == id;

    public void Export(string name, Action<InMemoryGuest> run)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_exports.Exists(export => export.Name == name))
        {
            throw new ArgumentException($"The export '{name}' was added before.", nameof(name));
        }

        _exports.Add(new(name, run));
    }

    public void Import(string importNamespace, string name, FunctionType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(importNamespace);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_imports.Exists(import => import.Module == importNamespace && import.Name == name))
        {
            throw new ArgumentException($"The import '{importNamespace}::{name}' was added before; what 'extism:host/env' has is there from the beginning.", nameof(name));
        }

        _imports.Add(new(importNamespace, name, ModuleItemKind.Function, type));
    }

    private static ModuleImport Imported(string name, ReadOnlySpan<ValueKind> parameters, ValueKind? result) =>
        new(KernelModule.Namespace, name, ModuleItemKind.Function, new FunctionType(parameters, result is { } kind ? [kind] : []));
}
