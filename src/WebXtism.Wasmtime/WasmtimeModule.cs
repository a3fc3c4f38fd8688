using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A module compiled to machine code.</summary>
internal sealed class WasmtimeModule : EngineModule
{
    private readonly EngineHandle _engine;
    private readonly EpochTicker _ticker;
    private readonly WasmModuleHandle _kernel;
    private readonly WasmModuleHandle _module;

    public WasmtimeModule(EngineHandle engine, EpochTicker ticker, WasmModuleHandle kernel, WasmModuleHandle module)
    {
        _engine = engine;
        _ticker = ticker;
        _kernel = kernel;
        _module = module;
        Imports = ModuleTypes.Imports(module);
        Exports = ModuleTypes.Exports(module);
    }

    public override IReadOnlyList<ModuleImport> Imports { get; }

    public override IReadOnlyList<ModuleExport> Exports { get; }

    public override EngineImage Link(IReadOnlyList<ImportBinding> bindings) =>
        new WasmtimeImage(new NativeImage(_engine, _kernel, _module, Imports, Exports, bindings), _ticker);

    protected override void Dispose(bool disposing) => _module.Dispose();
}
