namespace WebXtism;

/// <summary>The code of a host function.</summary>
/// <param name="call">The arguments, the place of the result, and the plugin that calls. Valid only until the body returns.</param>
/// <remarks>An exception fails the guest's call: the caller of the plugin gets a <see cref="HostFunctionException"/> around it.</remarks>
public delegate void HostFunctionBody(HostCall call);
