using WebXtism.Kernel;

namespace WebXtism.Manifests;

/// <summary>Names the modules of a manifest, by Extism's rules.</summary>
internal static class ModuleNames
{
    /// <summary>The module whose exports are the plugin's.</summary>
    public const string Main = "main";

    /// <summary>
    /// Gives each module the name by which the others import from it: a single one is <c>main</c> whatever it is called, an
    /// unnamed one is <c>main</c>, and the last one is when no other is.
    /// </summary>
    /// <returns>The names, in the order of the modules.</returns>
    /// <exception cref="PluginLoadException">There is no module, or two have the same name.</exception>
    public static IReadOnlyList<string> Assign(string plugin, IReadOnlyList<string?> given)
    {
        if (given.Count == 0)
        {
            throw ManifestNode.Wrong(plugin, "$.wasm: names no module; a plugin has at least one.");
        }

        if (given.Count == 1)
        {
            return [Main];
        }

        string[] names = [.. given.Select(static name => name ?? Main)];
        if (!names.AsSpan(0, names.Length - 1).Contains(Main))
        {
            names[^1] = Main;
        }

        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == KernelModule.Namespace)
            {
                throw ManifestNode.Wrong(plugin, $"$.wasm[{i}]: the name '{KernelModule.Namespace}' belongs to the host.");
            }

            if (!taken.TryAdd(names[i], i))
            {
                string hint = given[i] is null || given[taken[names[i]]] is null ? "; modules without a name are called 'main', so name all but one." : ".";
                throw ManifestNode.Wrong(plugin, $"$.wasm[{i}]: the name '{names[i]}' is that of $.wasm[{taken[names[i]]}] too{hint}");
            }
        }

        return names;
    }
}
