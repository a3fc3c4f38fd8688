using WebXtism.Engine;

namespace WebXtism.Testing.InMemory;

/// <summary>An in-memory plugin with what satisfies its imports.</summary>
internal sealed class InMemoryImage(InMemoryModule module, LinkedModule linked) : EngineImage
{
    public IReadOnlyList<ExportBody> Exports => module.Bodies;

    public IReadOnlyList<ModuleImport> Imports => module.Imports;

    public CompileOptions Options => module.Options;

    /// <summary>The host function that satisfies an import.</summary>
    /// <param name="import">The position of the import.</param>
    public HostFunction FunctionOf(int import) =>
        linked.Imports[import].Function ?? throw new InvalidOperationException($"'{module.Imports[import].Name}' is a function of the kernel; an in-memory guest has members for what these do.");

    /// <summary>Finds an import by its name, with or without the namespace.</summary>
    /// <exception cref="ArgumentException">There is none, or several.</exception>
    public int FindImport(string function)
    {
        ArgumentException.ThrowIfNullOrEmpty(function);
        int found = -1;
        for (int i = 0; i < Imports.Count; i++)
        {
            ModuleImport import = Imports[i];
            if (import.Name == function || $"{import.Module}::{import.Name}" == function)
            {
                found = found < 0 ? i : throw new ArgumentException($"The plugin imports several functions '{function}'; name one with its namespace, as '{import.Module}::{import.Name}'.", nameof(function));
            }
        }

        return found >= 0 ? found : throw new ArgumentException($"The plugin does not import '{function}'; declare that with Import.", nameof(function));
    }

    public override int FindExport(string name)
    {
        for (int slot = 0; slot < module.Bodies.Count; slot++)
        {
            if (module.Bodies[slot].Name == name)
            {
                return slot;
            }
        }

        return -1;
    }

    public override EngineResult Instantiate(InstanceContext context, in CallLimits limits, out EngineInstance? instance, out GuestFault? fault)
    {
        var made = new InMemoryInstance(this, context);
        instance = made;
        fault = null;
        foreach (ModuleInitializer initializer in linked.Initializers)
        {
            EngineResult result = made.Invoke(FindExport(initializer.Export), limits);
            if (result.Outcome != EngineOutcome.Returned)
            {
                fault = made.TakeFault();
                return result;
            }
        }

        return new(EngineOutcome.Returned, 0);
    }

    protected override void Dispose(bool disposing)
    {
    }
}
