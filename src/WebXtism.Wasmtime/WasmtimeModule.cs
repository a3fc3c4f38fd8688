using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A module compiled to machine code.</summary>
internal sealed class WasmtimeModule : EngineModule
{
    private readonly EngineHandle _engine;
    private readonly EpochTicker _ticker;
    private readonly WasmModuleHandle _kernel;

    public WasmtimeModule(EngineHandle engine, EpochTicker ticker, WasmModuleHandle kernel, WasmModuleHandle module)
    {
        _engine = engine;
        _ticker = ticker;
        _kernel = kernel;
        Handle = module;
        Imports = ModuleTypes.Imports(module);
        Exports = ModuleTypes.Exports(module);
    }

    public override IReadOnlyList<ModuleImport> Imports { get; }

    public override IReadOnlyList<ModuleExport> Exports { get; }

    public WasmModuleHandle Handle { get; }

    public override EngineImage Link(IReadOnlyList<LinkedModule> modules)
    {
        int main = modules.Index().Single(module => module.Item.Module == this).Index;
        return new WasmtimeImage(new NativeImage(_engine, _kernel, modules, main), _ticker);
    }

    protected override void Dispose(bool disposing) => Handle.Dispose();
}
