using WebXtism.Generators.Models;

namespace WebXtism.Generators.Modules;

/// <summary>What an <c>[ExtismPlugin]</c> says about the module behind the interface.</summary>
/// <param name="Name">The module that it names, if any.</param>
/// <param name="IsPinned">Whether no other module will do.</param>
/// <param name="Imports">The classes that provide what the module imports; <see langword="null"/> when it does not say.</param>
internal sealed record ModuleUse(string? Name, bool IsPinned, EquatableArray<ImportClass>? Imports);
