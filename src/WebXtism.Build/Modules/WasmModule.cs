namespace WebXtism.Build.Modules;

/// <summary>What a module wants and offers.</summary>
internal sealed record WasmModule(IReadOnlyList<ModuleItem> Imports, IReadOnlyList<ModuleItem> Exports);
