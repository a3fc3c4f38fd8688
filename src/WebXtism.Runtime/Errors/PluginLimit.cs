namespace WebXtism;

/// <summary>What was used up.</summary>
public enum PluginLimit
{
    /// <summary>The memory of the plugin.</summary>
    Memory,

    /// <summary>The space for variables; see <see cref="PluginOptions.MaxVariableBytes"/>.</summary>
    Variables,

    /// <summary>The stack of the calling thread.</summary>
    Stack,

    /// <summary>The size of an HTTP response; see <see cref="PluginOptions.MaxHttpResponseBytes"/>.</summary>
    HttpResponse,
}
