using System.Globalization;
using System.Text;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>What all instances of a compiled plugin share: the modules, the linker with the host functions, the exports.</summary>
internal sealed class NativeImage : IDisposable
{
    // A plugin function takes nothing; initialisers take two zeros at most.
    private const int MaxParameters = 2;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<byte[]> _slotNames = [];

    public NativeImage(
        EngineHandle engine, WasmModuleHandle kernel, WasmModuleHandle module,
        IReadOnlyList<ModuleImport> imports, IReadOnlyList<ModuleExport> exports, IReadOnlyList<ImportBinding> bindings,
        in CompileOptions options)
    {
        Engine = engine;
        Kernel = kernel;
        Module = module;
        Options = options;
        Linker = LinkerHandle.Create(engine);
        Imports = [.. imports.Select((import, index) => Define(import, index, bindings[index]))];
        foreach (ModuleExport export in exports)
        {
            if (export.Type is { Parameters.Length: <= MaxParameters, Results.Length: <= 1 })
            {
                _slots.Add(export.Name, _slotNames.Count);
                _slotNames.Add(Encoding.UTF8.GetBytes(export.Name));
            }
        }
    }

    public EngineHandle Engine { get; }

    public WasmModuleHandle Kernel { get; }

    public WasmModuleHandle Module { get; }

    /// <summary>What the modules were compiled with: the limits of each store.</summary>
    public CompileOptions Options { get; }

    public LinkerHandle Linker { get; }

    public IReadOnlyList<ImageImport> Imports { get; }

    public int SlotCount => _slotNames.Count;

    public byte[] SlotName(int slot) => _slotNames[slot];

    public int FindSlot(string export) => _slots.GetValueOrDefault(export, -1);

    public void Dispose() => Linker.Dispose();

    private ImageImport Define(ModuleImport import, int index, ImportBinding binding)
    {
        if (binding.Source == ImportSource.Kernel)
        {
            return new(FromKernel: true, Encoding.UTF8.GetBytes(import.Name));
        }

        string name = index.ToString(CultureInfo.InvariantCulture);
        Linker.Define(name, binding.Function!);
        return new(FromKernel: false, Encoding.UTF8.GetBytes(name));
    }
}
