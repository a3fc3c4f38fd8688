namespace WebXtism.Engine;

/// <summary>A function that prepares a module of a new instance.</summary>
/// <param name="Module">The position of the module among those that are linked.</param>
/// <param name="Export">The name of the function.</param>
public readonly record struct ModuleInitializer(int Module, string Export);
