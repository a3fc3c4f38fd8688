using System.Text;
using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>Turns WebAssembly's text form into modules: for tests, and for guests that are small enough to write by hand.</summary>
/// <example>
/// <code>
/// byte[] wasm = WebAssemblyText.Assemble("""(module (func (export "ping")))""");
/// using Plugin plugin = await host.LoadAsync(PluginSource.Bytes(wasm));
/// plugin.Call("ping");
/// </code>
/// </example>
public static class WebAssemblyText
{
    /// <summary>Assembles a module.</summary>
    /// <param name="text">The module in WebAssembly's text form.</param>
    /// <returns>The module in WebAssembly's binary form.</returns>
    /// <exception cref="EngineException">The text is no module; the message says where.</exception>
    public static byte[] Assemble(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextAssembler.Assemble(Encoding.UTF8.GetBytes(text));
    }
}
