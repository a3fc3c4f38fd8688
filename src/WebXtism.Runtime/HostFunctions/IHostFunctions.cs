namespace WebXtism;

/// <summary>
/// A set of functions that plugins may call. The build implements it for each partial class with
/// <see cref="HostFunctionAttribute"/> methods.
/// </summary>
public interface IHostFunctions
{
    /// <summary>Makes the functions, bound to this object.</summary>
    /// <returns>The functions, each with its own namespace and name.</returns>
    IReadOnlyList<HostFunction> CreateHostFunctions();
}
