using WebXtism.Debugging;
using WebXtism.Engine;
using WebXtism.Manifests;
using WebXtism.Modules;
using WebXtism.Sources;

namespace WebXtism.Linking;

/// <summary>Compiles and links the modules of a plugin.</summary>
internal static class PluginLinker
{
    /// <param name="engine">The engine.</param>
    /// <param name="plugin">The name of the plugin, for messages.</param>
    /// <param name="sources">Its modules; one of them is <see cref="ModuleNames.Main"/>.</param>
    /// <param name="contract">What that module must export, if anything.</param>
    /// <param name="options">What the application gives and allows.</param>
    /// <param name="limits">What of that the engine must know before it compiles.</param>
    /// <exception cref="PluginLoadException">A module is invalid, they do not fit together, or they need what nobody provides.</exception>
    public static LinkedPlugin Link(
        IPluginEngine engine, string plugin, IReadOnlyList<SourceModule> sources, PluginContract? contract, PluginOptions options, in CompileOptions limits)
    {
        var modules = new List<NamedModule>(sources.Count);
        var lines = new List<LineTable>();
        try
        {
            if (contract is not null)
            {
                // Before anything is compiled: a module that was exchanged is the likelier reason for whatever else is wrong.
                ContractCheck.VerifyModule(plugin, contract, sources.Single(static source => source.Name == ModuleNames.Main).Wasm.Span);
            }

            foreach (SourceModule source in sources)
            {
                ReadOnlySpan<byte> wasm = sources.Count == 1 ? source.Wasm.Span : Named(plugin, source);
                modules.Add(new(source.Name, Compile(engine, limits, plugin, sources.Count == 1 ? null : source.Name, wasm)));
                if (options.Debug.SourceLines && LineTable.Of(wasm) is { } table)
                {
                    lines.Add(table);
                }
            }

            EngineModule main = modules.Single(static module => module.Name == ModuleNames.Main).Module;
            if (contract is not null)
            {
                ContractCheck.Verify(plugin, contract, main.Exports);
            }

            ImportBinding[][] bindings = new ImportResolver(plugin, modules, [.. options.HostFunctions], options.Wasi is not null).Resolve();
            EngineImage image = main.Link(InOrder(plugin, modules, bindings, isTraced: options.Debug.TracedCalls > 0));
            return new LinkedPlugin(modules, main, image, lines.Count == 0 ? null : new LineTables(lines));
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

    // Frames tell modules apart by their names, so each gets the one by which the others know it.
    private static ReadOnlySpan<byte> Named(string plugin, in SourceModule source)
    {
        Verify(plugin, source.Name, source.Wasm.Span);
        return ModuleNameSection.Append(source.Wasm.Span, source.Name);
    }

    private static EngineModule Compile(IPluginEngine engine, in CompileOptions limits, string plugin, string? module, ReadOnlySpan<byte> wasm)
    {
        Verify(plugin, module, wasm);
        try
        {
            return engine.Compile(wasm, limits);
        }
        catch (EngineException exception)
        {
            var failure = new PluginLoadException(plugin, PluginLoadFailure.InvalidModule, $"its module is invalid or truncated: {exception.Message}", exception);
            throw module is null ? failure : failure.About(plugin, module);
        }
    }

    private static void Verify(string plugin, string? module, ReadOnlySpan<byte> wasm)
    {
        try
        {
            ModuleFormat.Verify(plugin, wasm);
        }
        catch (PluginLoadException exception) when (module is not null)
        {
            throw exception.About(plugin, module);
        }
    }

    private static List<LinkedModule> InOrder(string plugin, List<NamedModule> modules, ImportBinding[][] bindings, bool isTraced)
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
                linked.Add(new(modules[position].Name, modules[position].Module, [.. bindings[position].Select(binding => Moved(isTraced ? CallTrace.Trace(binding) : binding, places))], initializers));
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
