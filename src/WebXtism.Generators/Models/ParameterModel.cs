namespace WebXtism.Generators.Models;

/// <summary>A parameter of a member that is implemented.</summary>
internal sealed record ParameterModel(string Type, string Name);
