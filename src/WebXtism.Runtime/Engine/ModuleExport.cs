namespace WebXtism.Engine;

/// <summary>One export of a module.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its type when it is a function, else <see langword="null"/>.</param>
public sealed record ModuleExport(string Name, ModuleItemKind Kind, FunctionType? Type);
