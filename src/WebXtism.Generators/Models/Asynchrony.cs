namespace WebXtism.Generators.Models;

/// <summary>How a method hands over its result.</summary>
internal enum Asynchrony
{
    None,
    Task,
    ValueTask,
}
