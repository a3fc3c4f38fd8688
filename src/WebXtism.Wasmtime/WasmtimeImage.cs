using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>Modules joined with their imports.</summary>
internal sealed class WasmtimeImage(NativeImage image, EpochTicker ticker) : EngineImage
{
    public override int FindExport(string name) => image.FindSlot(name);

    public override EngineResult Instantiate(InstanceContext context, in CallLimits limits, out EngineInstance? instance, out GuestFault? fault) =>
        WasmtimeInstance.Create(image, ticker, context, limits, out instance, out fault);

    protected override void Dispose(bool disposing) => image.Dispose();
}
