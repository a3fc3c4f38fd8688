using System.Runtime.InteropServices;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Owns a <c>wasm_engine_t</c>.</summary>
internal sealed class EngineHandle : SafeHandle
{
    public EngineHandle()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="EngineException">The native library cannot be loaded here.</exception>
    /// <exception cref="PlatformNotSupportedException">The profiler does not exist here.</exception>
    public static EngineHandle Create(int maxGuestStack, EngineFeatures features, WasmtimeEngineOptions options)
    {
        RequireProfiler(options.Profiler);
        var engine = new EngineHandle();
        try
        {
            nint config = WasmtimeLibrary.wasm_config_new();
            WasmtimeLibrary.wasmtime_config_epoch_interruption_set(config, 1);
            // The host keeps the base address of the kernel's memory; a memory that cannot move keeps it true.
            WasmtimeLibrary.wasmtime_config_memory_may_move_set(config, 0);
            WasmtimeLibrary.wasmtime_config_max_wasm_stack_set(config, (nuint)maxGuestStack);
            // The CLR owns the Mach exception ports of the process.
            WasmtimeLibrary.wasmtime_config_macos_use_mach_ports_set(config, 0);
            // Needs fibers, which the CLR cannot walk; the library refuses its other settings without them.
            WasmtimeLibrary.wasmtime_config_wasm_component_model_async_set(config, 0);
            WasmtimeLibrary.wasmtime_config_debug_info_set(config, options.NativeDebugInfo ? (byte)1 : (byte)0);
            WasmtimeLibrary.wasmtime_config_profiler_set(config, (byte)options.Profiler);
            WasmtimeLibrary.wasmtime_config_consume_fuel_set(config, features.HasFlag(EngineFeatures.Fuel) ? (byte)1 : (byte)0);
            if (features.HasFlag(EngineFeatures.MemoryBudget))
            {
                MemoryCallbacks.Configure(config);
            }

            engine.SetHandle(WasmtimeLibrary.wasm_engine_new_with_config(config));
            return engine;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            engine.Dispose();
            throw new EngineException(
                $"The native library of Wasmtime cannot be used on {RuntimeInformation.RuntimeIdentifier}: {exception.Message} It exists for Linux (glibc), Windows and macOS on x64 and arm64.", exception);
        }
    }

    protected override bool ReleaseHandle()
    {
        WasmtimeLibrary.wasm_engine_delete(handle);
        return true;
    }

    // The library ends the process when it is asked for a profiler that it was built without.
    private static void RequireProfiler(WasmtimeProfiler profiler)
    {
        bool exists = profiler switch
        {
            WasmtimeProfiler.None => true,
            WasmtimeProfiler.JitDump => OperatingSystem.IsLinux(),
            WasmtimeProfiler.PerfMap => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(),
            WasmtimeProfiler.VTune => RuntimeInformation.ProcessArchitecture == Architecture.X64 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()),
            _ => false,
        };
        if (!exists)
        {
            throw new PlatformNotSupportedException($"The profiler '{profiler}' of WasmtimeEngineOptions does not exist on {RuntimeInformation.RuntimeIdentifier}.");
        }
    }
}
