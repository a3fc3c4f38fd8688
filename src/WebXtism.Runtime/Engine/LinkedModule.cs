namespace WebXtism.Engine;

/// <summary>One module of a plugin, and what an engine does with it when it makes an instance.</summary>
/// <param name="Name">The name by which the plugin's other modules import from it.</param>
/// <param name="Module">The module.</param>
/// <param name="Imports">What satisfies each of its imports, in their order; function types are already checked.</param>
/// <param name="Initializers">
/// What is called, in this order and with zeros for all parameters, as soon as this module is instantiated: functions of this
/// module or of earlier ones. Their results are ignored.
/// </param>
public sealed record LinkedModule(string Name, EngineModule Module, IReadOnlyList<ImportBinding> Imports, IReadOnlyList<ModuleInitializer> Initializers);
