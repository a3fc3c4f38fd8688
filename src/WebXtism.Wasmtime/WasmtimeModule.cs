using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A module compiled to machine code.</summary>
internal sealed class WasmtimeModule : EngineModule
{
    private readonly EngineVariant _variant;
    private readonly WasmModuleHandle _module;
    private readonly CompileOptions _options;

    public WasmtimeModule(EngineVariant variant, WasmModuleHandle module, in CompileOptions options)
    {
        _variant = variant;
        _module = module;
        _options = options;
        Imports = ModuleTypes.Imports(module);
        Exports = ModuleTypes.Exports(module);
    }

    public override IReadOnlyList<ModuleImport> Imports { get; }

    public override IReadOnlyList<ModuleExport> Exports { get; }

    public override EngineImage Link(IReadOnlyList<ImportBinding> bindings) =>
        new WasmtimeImage(new NativeImage(_variant.Engine, _variant.Kernel, _module, Imports, Exports, bindings, _options), _variant.Ticker);

    protected override void Dispose(bool disposing) => _module.Dispose();
}
