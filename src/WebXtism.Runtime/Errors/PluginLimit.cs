namespace WebXtism;

/// <summary>What was used up.</summary>
public enum PluginLimit
{
    /// <summary>The memory of the plugin; see <see cref="PluginOptions.MaxMemoryBytes"/> and <see cref="PluginOptions.MaxPages"/>.</summary>
    Memory,

    /// <summary>The space for variables; see <see cref="PluginOptions.MaxVariableBytes"/>.</summary>
    Variables,

    /// <summary>The stack of the calling thread.</summary>
    Stack,

    /// <summary>The size of an HTTP response; see <see cref="PluginOptions.MaxHttpResponseBytes"/>.</summary>
    HttpResponse,

    /// <summary>The fuel; see <see cref="PluginOptions.Fuel"/>.</summary>
    Fuel,

    /// <summary>The size of the output; see <see cref="PluginOptions.MaxOutputBytes"/>.</summary>
    Output,

    /// <summary>How deep plugins and host functions may call each other; see <see cref="PluginOptions.MaxCallDepth"/>.</summary>
    CallDepth,

    /// <summary>The size of the module; see <see cref="PluginOptions.MaxModuleBytes"/>.</summary>
    ModuleSize,

    /// <summary>The number of functions of the module; see <see cref="PluginOptions.MaxFunctions"/>.</summary>
    Functions,
}
