using WebXtism.Engine;
using WebXtism.Wasmtime;

namespace WebXtism.Testing;

/// <summary>Plugins in WebAssembly's text form: for guests that no C# can stand in for, such as one that loops or corrupts its memory.</summary>
/// <example>
/// <code>
/// IGreeter greeter = await host.LoadAsync&lt;IGreeter&gt;(WatModule.FromText("""
///     (module
///       (func (export "greet") (result i32) unreachable))
///     """));
/// </code>
/// </example>
public static class WatModule
{
    /// <summary>A module in text.</summary>
    /// <param name="text">The module in WebAssembly's text form.</param>
    /// <param name="name">What messages and logs call the plugin.</param>
    /// <returns>The source of the module.</returns>
    /// <exception cref="EngineException">The text is no module; the message says where.</exception>
    public static PluginSource FromText(string text, string name = "plugin") => PluginSource.Bytes(WebAssemblyText.Assemble(text), name);

    /// <summary>A module in a text file. It is read now.</summary>
    /// <param name="path">The path of the file; a relative one counts from the current directory.</param>
    /// <returns>The source of the module. Its name is the file's name without the extension.</returns>
    /// <exception cref="EngineException">The text is no module; the message names the file and the place in it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PluginSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text = File.ReadAllText(path);
        try
        {
            return FromText(text, Path.GetFileNameWithoutExtension(path));
        }
        catch (EngineException exception)
        {
            throw new EngineException($"{path}: {exception.Message}", exception);
        }
    }
}
