using WebXtism.Engine;
using WebXtism.Manifests;

namespace WebXtism.Linking;

/// <summary>
/// Puts the modules of a plugin in the order in which they are instantiated: by name, dependencies first. Modules may import
/// functions from each other in a circle; memories, globals and tables must exist before they are imported.
/// </summary>
/// <param name="plugin">The name of the plugin, for messages.</param>
/// <param name="modules">The modules.</param>
/// <param name="bindings">What satisfies their imports.</param>
internal sealed class LinkOrder(string plugin, IReadOnlyList<NamedModule> modules, ImportBinding[][] bindings)
{
    private readonly Dictionary<string, int> _positions = modules.Select(static (module, position) => (module.Name, position)).ToDictionary(StringComparer.Ordinal);

    /// <returns>The positions of the modules: groups, of which those with several are circles of functions.</returns>
    /// <exception cref="PluginLoadException">There is a circle that cannot be linked.</exception>
    public List<List<int>> Groups()
    {
        var groups = new List<List<int>>();
        foreach (IReadOnlyList<string> circle in ModuleOrder.Of(Dependencies(_positions.Keys, static _ => true)))
        {
            groups.Add(circle.Count == 1 ? [_positions[circle[0]]] : Untangle(circle));
        }

        return groups;
    }

    private List<int> Untangle(IReadOnlyList<string> circle)
    {
        RefuseReferences(circle);
        var group = new List<int>(circle.Count);
        foreach (IReadOnlyList<string> part in ModuleOrder.Of(Dependencies(circle, static import => import.Type is null)))
        {
            if (part.Count > 1)
            {
                throw Impossible(part);
            }

            group.Add(_positions[part[0]]);
        }

        return group;
    }

    private Dictionary<string, IReadOnlyCollection<string>> Dependencies(IEnumerable<string> names, Func<ModuleImport, bool> counts) =>
        names.ToDictionary(
            static name => name,
            IReadOnlyCollection<string> (name) => [.. Links(name).Where(link => counts(link.Import)).Select(static link => link.Provider)],
            StringComparer.Ordinal);

    private IEnumerable<(ModuleImport Import, string Provider)> Links(string name)
    {
        int position = _positions[name];
        IReadOnlyList<ModuleImport> imports = modules[position].Module.Imports;
        for (int i = 0; i < imports.Count; i++)
        {
            if (bindings[position][i] is { Source: ImportSource.Module } binding)
            {
                yield return (imports[i], modules[binding.Module].Name);
            }
        }
    }

    // Functions of a circle are called through a table, whose signatures engines can write down for numbers and vectors alone.
    private void RefuseReferences(IReadOnlyList<string> circle)
    {
        foreach ((string importer, ModuleImport import) in Inside(circle))
        {
            if (import.Type is { } type && (type.Parameters.Contains(ValueKind.Reference) || type.Results.Contains(ValueKind.Reference)))
            {
                throw new PluginLoadException(plugin, PluginLoadFailure.Imports,
                    $"its modules {Names(circle)} import from each other in a circle, and '{import.Module}::{import.Name}' {type}, which '{importer}' imports, takes or returns a reference. Only functions of numbers and vectors can be imported in a circle.")
                { MissingImports = [$"{import.Module}::{import.Name}"] };
            }
        }
    }

    private PluginLoadException Impossible(IReadOnlyList<string> circle)
    {
        (string Importer, ModuleImport Import)[] links = [.. Inside(circle).Where(static link => link.Import.Type is null)];
        string imports = string.Join(", ", links.Select(static link => $"'{link.Importer}' imports the {link.Import.Kind.ToString().ToLowerInvariant()} '{link.Import.Module}::{link.Import.Name}'"));
        return new(plugin, PluginLoadFailure.Imports,
            $"its modules {Names(circle)} need each other to exist first: {imports}. Functions can be imported in a circle; move the rest into a module from which all of them import.")
        { MissingImports = [.. links.Select(static link => $"{link.Import.Module}::{link.Import.Name}")] };
    }

    private IEnumerable<(string Importer, ModuleImport Import)> Inside(IReadOnlyList<string> circle)
    {
        var inside = new HashSet<string>(circle, StringComparer.Ordinal);
        return circle.SelectMany(name => Links(name).Where(link => inside.Contains(link.Provider)).Select(link => (name, link.Import)));
    }

    private static string Names(IReadOnlyList<string> circle) => string.Join(", ", circle.Select(static name => $"'{name}'"));
}
