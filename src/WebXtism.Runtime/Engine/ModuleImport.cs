namespace WebXtism.Engine;

/// <summary>One import of a module.</summary>
/// <param name="Module">The namespace it is imported from.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its type when it is a function, else <see langword="null"/>.</param>
public sealed record ModuleImport(string Module, string Name, ModuleItemKind Kind, FunctionType? Type);
