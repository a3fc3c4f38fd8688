using System.Text;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Gives a store the WASI that it needs: without one, the library ends the process at the first WASI call.</summary>
internal static unsafe class WasiContext
{
    /// <summary>One argument, the plugin's name, as run times expect it; no environment, no files, no input, output discarded.</summary>
    public static void Attach(nint context, InstanceContext instance)
    {
        nint config = WasmtimeLibrary.wasi_config_new();
        fixed (byte* name = Encoding.UTF8.GetBytes(instance.PluginName.Replace('\0', '_') + '\0'))
        {
            byte* argument = name;
            _ = WasmtimeLibrary.wasi_config_set_argv(config, 1, &argument);
        }

        NativeFault.ThrowIfError(WasmtimeLibrary.wasmtime_context_set_wasi(context, config));
    }
}
