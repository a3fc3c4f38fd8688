using WebXtism.Engine;
using WebXtism.Manifests;
using WebXtism.Sources;

namespace WebXtism.Linking;

/// <summary>Compiles and links the modules of a plugin.</summary>
internal static class PluginLinker
{
    /// <param name="engine">The engine.</param>
    /// <param name="plugin">The name of the plugin, for messages.</param>
    /// <param name="sources">Its modules; one of them is <see cref="ModuleNames.Main"/>.</param>
    /// <param name="contract">What that module must export, if anything.</param>
    /// <param name="functions">The application's host functions.</param>
    /// <param name="wasi">Whether the application allows WASI.</param>
    /// <exception cref="PluginLoadException">A module is invalid, they do not fit together, or they need what nobody provides.</exception>
    public static LinkedPlugin Link(
        IPluginEngine engine, string plugin, IReadOnlyList<SourceModule> sources, PluginContract? contract, IReadOnlyList<HostFunction> functions, bool wasi)
    {
        var modules = new List<NamedModule>(sources.Count);
        try
        {
            foreach (SourceModule source in sources)
            {
                modules.Add(new(source.Name, sources.Count == 1 ? Compile(engine, plugin, source.Wasm.Span) : CompileOneOf(engine, plugin, source)));
            }

            EngineModule main = modules.Single(static module => module.Name == ModuleNames.Main).Module;
            if (contract is not null)
            {
                ContractCheck.Verify(plugin, contract, main.Exports);
            }

            ImportBinding[][] bindings = new ImportResolver(plugin, modules, functions, wasi).Resolve();
            return new LinkedPlugin(modules, main, main.Link(InOrder(plugin, modules, bindings)));
        }
        catch (Exception exception)
        {
            modules.ForEach(static module => module.Module.Dispose());
            if (exception is EngineException)
            {
                throw new PluginLoadException(plugin, PluginLoadFailure.Unsupported, $"its modules cannot be linked: {exception.Message}", exception);
            }

            throw;
        }
    }

    private static EngineModule CompileOneOf(IPluginEngine engine, string plugin, in SourceModule source)
    {
        try
        {
            // What is no module must be told before there is something after it.
            ModuleFormat.Verify(plugin, source.Wasm.Span);
            return Compile(engine, plugin, ModuleNameSection.Append(source.Wasm.Span, source.Name));
        }
        catch (PluginLoadException exception)
        {
            throw exception.About(plugin, source.Name);
        }
    }

    private static EngineModule Compile(IPluginEngine engine, string plugin, ReadOnlySpan<byte> wasm)
    {
        ModuleFormat.Verify(plugin, wasm);
        try
        {
            return engine.Compile(wasm);
        }
        catch (EngineException exception)
        {
            throw new PluginLoadException(plugin, PluginLoadFailure.InvalidModule, $"its module is invalid or truncated: {exception.Message}", exception);
        }
    }

    private static List<LinkedModule> InOrder(string plugin, List<NamedModule> modules, ImportBinding[][] bindings)
    {
        List<List<int>> groups = new LinkOrder(plugin, modules, bindings).Groups();
        int[] places = new int[modules.Count];
        foreach ((int place, int position) in groups.SelectMany(static group => group).Index())
        {
            places[position] = place;
        }

        var linked = new List<LinkedModule>(modules.Count);
        foreach (List<int> group in groups)
        {
            foreach (int position in group)
            {
                // Modules of a circle can call each other once all of them exist.
                ModuleInitializer[] initializers = position == group[^1] ? [.. InitializersOf(group, modules, places)] : [];
                linked.Add(new(modules[position].Name, modules[position].Module, [.. bindings[position].Select(binding => Moved(binding, places))], initializers));
            }
        }

        return linked;
    }

    // The plugin's own module comes last in a circle: the others are its libraries.
    private static IEnumerable<ModuleInitializer> InitializersOf(List<int> group, List<NamedModule> modules, int[] places) =>
        group.OrderBy(position => modules[position].Name == ModuleNames.Main)
            .SelectMany(position => Initializers.Of(modules[position].Module.Exports).Select(export => new ModuleInitializer(places[position], export)));

    private static ImportBinding Moved(ImportBinding binding, int[] places) =>
        binding.Source == ImportSource.Module ? ImportBinding.Export(places[binding.Module]) : binding;
}
