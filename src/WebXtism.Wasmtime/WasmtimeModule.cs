using WebXtism.Engine;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>A module compiled to machine code.</summary>
internal sealed class WasmtimeModule : EngineModule
{
    private readonly EngineVariant _variant;
    private readonly CompileOptions _options;

    public WasmtimeModule(EngineVariant variant, WasmModuleHandle module, in CompileOptions options)
    {
        _variant = variant;
        _options = options;
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
        return new WasmtimeImage(new NativeImage(_variant, modules, main, _options), _variant.Ticker);
    }

    protected override void Dispose(bool disposing) => Handle.Dispose();
}
