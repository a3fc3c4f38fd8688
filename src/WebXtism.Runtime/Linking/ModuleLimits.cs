using System.Globalization;
using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Modules;
using WebXtism.Sources;

namespace WebXtism.Linking;

/// <summary>Refuses plugins that would take too much to compile, before an engine sees their modules.</summary>
internal static class ModuleLimits
{
    // An element of a table is a pointer.
    private const int TableElementBytes = 8;

    /// <param name="plugin">The name of the plugin, for messages.</param>
    /// <param name="options">The limits. They hold for all modules together.</param>
    /// <param name="modules">The modules. They may be anything.</param>
    /// <returns>What the engine has to know of the plugin's limits.</returns>
    /// <exception cref="PluginLimitException">The modules are too large.</exception>
    public static CompileOptions Verify(string plugin, PluginOptions options, IReadOnlyList<SourceModule> modules)
    {
        long bytes = modules.Sum(static module => (long)module.Wasm.Length);
        if (bytes > options.MaxModuleBytes)
        {
            throw TooLarge(plugin, PluginLimit.ModuleSize, $"it has {bytes} bytes of code, and PluginOptions.MaxModuleBytes allows {options.MaxModuleBytes}");
        }

        ModuleOutline[] outlines = [.. modules.Select(static module => ModuleOutline.Read(module.Wasm.Span))];
        long functions = outlines.Sum(static outline => outline.Functions);
        if (functions > options.MaxFunctions)
        {
            throw TooLarge(plugin, PluginLimit.Functions, $"it has {functions} functions, and PluginOptions.MaxFunctions allows {options.MaxFunctions}");
        }

        // Engines bound single tables, so all together get as much again as the memories.
        long tables = outlines.Sum(static outline => (long)outline.Tables);
        long? elements = options.MaxMemoryBytes / TableElementBytes / Math.Max(1, tables);
        ulong largest = outlines.Max(static outline => outline.LargestTable);
        if (largest > (ulong)(elements ?? long.MaxValue))
        {
            throw TooLarge(plugin, PluginLimit.Memory, $"one of its tables has {largest} elements, and PluginOptions.MaxMemoryBytes of {options.MaxMemoryBytes} bytes allows {elements} in each of {tables}");
        }

        return new CompileOptions
        {
            Fuel = options.Fuel,
            MaxMemoryBytes = options.MaxMemoryBytes,
            MaxMemoryGrowthBytes = (long?)options.MaxPages * KernelLayout.PageSize,
            MaxTableElements = elements,
        };
    }

    private static PluginLimitException TooLarge(string plugin, PluginLimit limit, FormattableString problem) =>
        new(plugin, "", limit, $"The plugin '{plugin}' cannot be loaded: {problem.ToString(CultureInfo.InvariantCulture)}. Raise it if you trust the plugin.");
}
