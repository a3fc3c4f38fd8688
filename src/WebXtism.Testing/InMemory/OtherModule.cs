using WebXtism.Engine;

namespace WebXtism.Testing.InMemory;

/// <summary>A module of the other engine. It cannot be linked with C#.</summary>
internal sealed class OtherModule(EngineModule module) : EngineModule
{
    public override IReadOnlyList<ModuleImport> Imports => module.Imports;

    public override IReadOnlyList<ModuleExport> Exports => module.Exports;

    private EngineModule Inner => module;

    public override EngineImage Link(IReadOnlyList<LinkedModule> modules) =>
        Inner.Link([.. modules.Select(static linked => linked with
        {
            Module = linked.Module is OtherModule other ? other.Inner : throw new EngineException("an in-memory plugin is one module; it cannot be linked with others"),
        })]);

    protected override void Dispose(bool disposing) => module.Dispose();
}
