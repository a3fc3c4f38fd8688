using System.Collections.Immutable;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Modules;

/// <summary>Finds the module that an interface names.</summary>
internal static class ModuleSet
{
    /// <summary>The modules in an order that does not depend on that of the project's files.</summary>
    public static EquatableArray<ModuleModel> Order(IEnumerable<ModuleModel?> modules) =>
        new(modules.OfType<ModuleModel>().OrderBy(static module => module.File, StringComparer.Ordinal));

    /// <summary>The modules of that name: one, if the name is good. A path that is given in full is no suffix of another.</summary>
    public static ImmutableArray<ModuleModel> Find(EquatableArray<ModuleModel> modules, string name)
    {
        ImmutableArray<ModuleModel> found = modules.Where(module => module.IsCalled(name)).ToImmutableArray();
        return found.Length > 1 && found.FirstOrDefault(module => module.File == name) is { } exact ? ImmutableArray.Create(exact) : found;
    }

    /// <summary>Adds to an interface the hash of the module that it names and insists on.</summary>
    public static PluginModel Pin(PluginModel plugin, EquatableArray<ModuleModel> modules) =>
        plugin.Module is { Name: { } name, IsPinned: true } && Find(modules, name) is { Length: 1 } found
            ? plugin with { ModuleSha256 = found[0].Sha256 }
            : plugin;
}
