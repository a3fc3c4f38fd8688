using System.Globalization;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Linking;

/// <summary>Refuses modules that would take too much to compile, before an engine sees them.</summary>
internal static class ModuleLimits
{
    // An element of a table is a pointer.
    private const int TableElementBytes = 8;

    /// <returns>What the engine has to know of the plugin's limits.</returns>
    /// <exception cref="PluginLimitException">The module is too large.</exception>
    public static CompileOptions Verify(string plugin, PluginOptions options, ReadOnlySpan<byte> module)
    {
        if (module.Length > options.MaxModuleBytes)
        {
            throw TooLarge(plugin, PluginLimit.ModuleSize, $"its module has {module.Length} bytes, and PluginOptions.MaxModuleBytes allows {options.MaxModuleBytes}");
        }

        ModuleOutline outline = ModuleOutline.Read(module);
        if (outline.Functions > options.MaxFunctions)
        {
            throw TooLarge(plugin, PluginLimit.Functions, $"its module has {outline.Functions} functions, and PluginOptions.MaxFunctions allows {options.MaxFunctions}");
        }

        // Engines bound single tables, so all together get as much again as the memories.
        long? elements = options.MaxMemoryBytes / TableElementBytes / Math.Max(1, outline.Tables);
        if (outline.LargestTable > (ulong)(elements ?? long.MaxValue))
        {
            throw TooLarge(plugin, PluginLimit.Memory, $"a table of its module has {outline.LargestTable} elements, and PluginOptions.MaxMemoryBytes of {options.MaxMemoryBytes} bytes allows {elements} in each of {outline.Tables}");
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
