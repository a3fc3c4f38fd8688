using WebXtism.Engine;

namespace WebXtism.Linking;

/// <summary>A compiled module under the name by which the plugin's other modules import from it.</summary>
internal sealed class NamedModule(string name, EngineModule module)
{
    private Dictionary<string, ModuleExport>? _exports;

    public string Name { get; } = name;

    public EngineModule Module { get; } = module;

    public ModuleExport? FindExport(string export) =>
        (_exports ??= Module.Exports.ToDictionary(static item => item.Name, StringComparer.Ordinal)).GetValueOrDefault(export);
}
