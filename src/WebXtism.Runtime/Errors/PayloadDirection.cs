namespace WebXtism;

/// <summary>Which way a payload went.</summary>
public enum PayloadDirection
{
    /// <summary>From the application into the plugin, as the input of a call.</summary>
    Input,

    /// <summary>From the plugin to the application, as the result of a call.</summary>
    Output,

    /// <summary>From the plugin to a host function.</summary>
    HostFunctionArgument,

    /// <summary>From a host function to the plugin.</summary>
    HostFunctionResult,
}
