namespace WebXtism;

/// <summary>The code of a host function whose result is written by somebody else; see <see cref="ErrorReply"/>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="call">The arguments, and the plugin that calls. Valid only until the code returns.</param>
/// <returns>The result.</returns>
public delegate T HostFunctionResult<out T>(HostCall call);
