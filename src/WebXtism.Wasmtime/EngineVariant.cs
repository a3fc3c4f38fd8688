using WebXtism.Kernel;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A native engine with certain features, the kernel compiled for it, and what makes its epoch tick.</summary>
internal sealed class EngineVariant : IDisposable
{
    public EngineVariant(EngineFeatures features, WasmtimeEngineOptions options)
    {
        Engine = EngineHandle.Create(ThreadStack.GuestShare, features, options);
        Ticker = new EpochTicker(Engine);
        Kernel = WasmModuleHandle.Compile(Engine, KernelModule.Bytes.Span);
    }

    public EngineHandle Engine { get; }

    public EpochTicker Ticker { get; }

    public WasmModuleHandle Kernel { get; }

    /// <summary>Frees the engine. Instances that are running finish their calls; the library keeps what they need.</summary>
    public void Dispose()
    {
        Ticker.Stop();
        Kernel.Dispose();
        Engine.Dispose();
    }
}
