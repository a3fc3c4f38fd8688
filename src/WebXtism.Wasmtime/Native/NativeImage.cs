using System.Globalization;
using System.Text;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// What all instances of a compiled plugin share: the modules, the linker with the host functions, the exports. In a store the
/// kernel is instance 0, the modules follow in their order, and the last one is that of the circular imports, if there are any.
/// </summary>
internal sealed class NativeImage : IDisposable
{
    public const int KernelInstance = 0;
    private const int FirstModule = 1;

    // A plugin function takes nothing; initialisers take two zeros at most.
    private const int MaxParameters = 2;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<ImageImport> _functions = [];
    private readonly Dictionary<HostFunction, byte[]> _hostFunctions = [];

    public NativeImage(EngineVariant variant, IReadOnlyList<LinkedModule> modules, int main, in CompileOptions options)
    {
        EngineHandle engine = variant.Engine;
        Engine = engine;
        Kernel = variant.Kernel;
        Main = main;
        Options = options;
        Linker = LinkerHandle.Create(engine);
        int circularInstance = FirstModule + modules.Count;
        var circular = new CircularImports();
        ImageImport[][] imports = [.. modules.Select((module, position) => module.Module.Imports.Select((import, i) =>
            module.Imports[i] is { Source: ImportSource.Module } binding && binding.Module >= position
                ? new ImageImport(circularInstance, Number(circular.Add(binding.Module, import.Name, import.Type!, $"{import.Module}::{import.Name}")))
                : Find(import, module.Imports[i])).ToArray())];
        foreach (ModuleExport export in modules[main].Module.Exports)
        {
            if (export.Type is { Parameters.Length: <= MaxParameters, Results.Length: <= 1 })
            {
                _slots.Add(export.Name, AddFunction(main, export.Name));
            }
        }

        Modules = [.. modules.Select((module, position) => new ImageModule(
            module.Name,
            ((WasmtimeModule)module.Module).Handle,
            imports[position],
            [.. circular.Of(position).Select(static slot => (slot.Slot, Encoding.UTF8.GetBytes(slot.Export)))],
            [.. module.Initializers.Select(initializer => AddFunction(initializer.Module, initializer.Export))]))];
        if (circular.Count > 0)
        {
            CircularImports = WasmModuleHandle.Compile(engine, TextAssembler.Assemble(Encoding.UTF8.GetBytes(circular.ToString())));
        }
    }

    public EngineHandle Engine { get; }

    public WasmModuleHandle Kernel { get; }

    /// <summary>The position of the module whose exports are the plugin's.</summary>
    public int Main { get; }

    public IReadOnlyList<ImageModule> Modules { get; }

    /// <summary>The module of the circular imports, or <see langword="null"/> when there are none.</summary>
    public WasmModuleHandle? CircularImports { get; }

    /// <summary>What the modules were compiled with: the limits of each store.</summary>
    public CompileOptions Options { get; }

    public LinkerHandle Linker { get; }

    public int InstanceCount => FirstModule + Modules.Count + (CircularImports is null ? 0 : 1);

    /// <summary>How many functions can be called: those of the plugin's own module and the initialisers of all of them.</summary>
    public int SlotCount => _functions.Count;

    public static int InstanceOf(int module) => FirstModule + module;

    /// <summary>The instance that exports a function, and its name there.</summary>
    public ImageImport FunctionAt(int slot) => _functions[slot];

    public int FindSlot(string export) => _slots.GetValueOrDefault(export, -1);

    public void Dispose()
    {
        CircularImports?.Dispose();
        Linker.Dispose();
    }

    private int AddFunction(int module, string export)
    {
        _functions.Add(new(InstanceOf(module), Encoding.UTF8.GetBytes(export)));
        return _functions.Count - 1;
    }

    private ImageImport Find(ModuleImport import, in ImportBinding binding) => binding.Source switch
    {
        ImportSource.Kernel => new(KernelInstance, Encoding.UTF8.GetBytes(import.Name)),
        ImportSource.Module => new(InstanceOf(binding.Module), Encoding.UTF8.GetBytes(import.Name)),
        _ => new(ImageImport.FromHost, Define(binding.Function!)),
    };

    private byte[] Define(HostFunction function)
    {
        if (!_hostFunctions.TryGetValue(function, out byte[]? name))
        {
            name = Number(_hostFunctions.Count);
            _hostFunctions.Add(function, name);
            Linker.Define(name, function);
        }

        return name;
    }

    private static byte[] Number(int number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
