using WebXtism.Engine;

namespace WebXtism.Testing.InMemory;

/// <summary>A definition as it was when it was compiled.</summary>
internal sealed class InMemoryModule(ModuleDefinition definition, CompileOptions options) : EngineModule
{
    private static readonly FunctionType s_pluginFunction = new([], [ValueKind.I32]);

    public override IReadOnlyList<ModuleImport> Imports { get; } = [.. definition.Imports];

    public override IReadOnlyList<ModuleExport> Exports { get; } =
        [.. definition.Exports.Select(static export => new ModuleExport(export.Name, ModuleItemKind.Function, s_pluginFunction))];

    public IReadOnlyList<ExportBody> Bodies { get; } = [.. definition.Exports];

    public CompileOptions Options => options;

    public override EngineImage Link(IReadOnlyList<LinkedModule> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return modules is [{ } own]
            ? new InMemoryImage(this, own)
            : throw new EngineException("an in-memory plugin is one module; it cannot be linked with others");
    }

    protected override void Dispose(bool disposing)
    {
    }
}
