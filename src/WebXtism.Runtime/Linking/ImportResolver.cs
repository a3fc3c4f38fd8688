using System.Text;
using WebXtism.Engine;
using WebXtism.HostEnvironment;
using WebXtism.Kernel;
using WebXtism.Wasi.Functions;

namespace WebXtism.Linking;

/// <summary>
/// Decides what satisfies each import of a plugin's modules: the kernel and the host environment first (nobody can replace
/// them), then the plugin's other modules, then the application's host functions, then WASI.
/// </summary>
/// <param name="plugin">The name of the plugin, for messages.</param>
/// <param name="modules">The modules of the plugin.</param>
/// <param name="functions">The application's functions.</param>
/// <param name="wasi">Whether the application allows WASI.</param>
internal sealed class ImportResolver(string plugin, IReadOnlyList<NamedModule> modules, IReadOnlyList<HostFunction> functions, bool wasi)
{
    private readonly Dictionary<string, int> _positions = modules.Select(static (module, position) => (module.Name, position)).ToDictionary(StringComparer.Ordinal);
    private readonly List<string> _missing = [];
    private readonly List<string> _forbiddenWasi = [];
    private readonly StringBuilder _problems = new();

    /// <returns>The bindings of each module, in the order of the modules; those to other modules count in that order too.</returns>
    /// <exception cref="PluginLoadException">Some imports cannot be satisfied; all of them are named.</exception>
    public ImportBinding[][] Resolve()
    {
        var bindings = new ImportBinding[modules.Count][];
        for (int i = 0; i < bindings.Length; i++)
        {
            NamedModule importer = modules[i];
            bindings[i] = [.. importer.Module.Imports.Select(import => Resolve(importer, import))];
        }

        if (_forbiddenWasi.Count > 0)
        {
            _problems.Append(' ').Append(WasiProblem());
        }

        return _missing.Count == 0
            ? bindings
            : throw new PluginLoadException(plugin, PluginLoadFailure.Imports, $"it imports what nobody provides.{_problems}") { MissingImports = _missing };
    }

    private ImportBinding Resolve(NamedModule importer, ModuleImport import)
    {
        if (import.Module == KernelModule.Namespace)
        {
            if (KernelExports.Types.TryGetValue(import.Name, out FunctionType? type) && import.Type is not null)
            {
                return Typed(importer, import, type, ImportBinding.Kernel);
            }

            if (EnvironmentFunctions.ByName.TryGetValue(import.Name, out HostFunction? builtIn) && import.Type is not null)
            {
                return Typed(importer, import, builtIn.Type, ImportBinding.Host(builtIn));
            }
        }

        int provider = FindModule(importer, import.Module);
        if (provider >= 0 && modules[provider].FindExport(import.Name) is { } export)
        {
            return Exported(importer, import, provider, export);
        }

        if (import.Type is null)
        {
            return Missing(importer, import, provider >= 0
                ? NoExport(import, modules[provider])
                : $"The {Kind(import.Kind)} '{import.Module}::{import.Name}' cannot be imported: the host provides functions only, and no module of the plugin provides it.");
        }

        foreach (HostFunction function in functions)
        {
            if (function.Name == import.Name && function.Namespace == import.Module)
            {
                return Typed(importer, import, function.Type, ImportBinding.Host(function));
            }
        }

        if (import.Module == WasiFunctions.Namespace && WasiFunctions.ByName.TryGetValue(import.Name, out HostFunction? system))
        {
            if (wasi)
            {
                return Typed(importer, import, system.Type, ImportBinding.Host(system));
            }

            _missing.Add($"{import.Module}::{import.Name}");
            _forbiddenWasi.Add(import.Name);
            return default;
        }

        return Missing(importer, import, provider >= 0
            ? NoExport(import, modules[provider])
            : $"Nobody provides '{import.Module}::{import.Name}' {import.Type}{Suggestion(import)}");
    }

    // A module does not provide for itself: what it imports under its own name can only be the host's.
    private int FindModule(NamedModule importer, string name) =>
        _positions.TryGetValue(name, out int position) && modules[position] != importer ? position : -1;

    private ImportBinding Exported(NamedModule importer, ModuleImport import, int provider, ModuleExport export)
    {
        if (import.Kind != export.Kind)
        {
            return Missing(importer, import, $"'{import.Module}::{import.Name}' is a {Kind(import.Kind)} in the module '{importer.Name}' and a {Kind(export.Kind)} in the module '{import.Module}'.");
        }

        return import.Type is null || import.Type.Equals(export.Type)
            ? ImportBinding.Export(provider)
            : Missing(importer, import, $"'{import.Module}::{import.Name}' is {import.Type} in the module '{importer.Name}' and {export.Type} in the module '{import.Module}'.");
    }

    private ImportBinding Typed(NamedModule importer, ModuleImport import, FunctionType provided, ImportBinding binding) =>
        provided.Equals(import.Type)
            ? binding
            : Missing(importer, import, $"'{import.Module}::{import.Name}' is {import.Type} in the module and {provided} in the host; change one of them.");

    private ImportBinding Missing(NamedModule importer, ModuleImport import, string problem)
    {
        _missing.Add($"{import.Module}::{import.Name}");
        _problems.Append(' ').Append(problem);
        if (modules.Count > 1)
        {
            _problems.Append(" (Imported by the module '").Append(importer.Name).Append("'.)");
        }

        return default;
    }

    private static string NoExport(ModuleImport import, NamedModule provider) =>
        $"The module '{provider.Name}' has no export '{import.Name}'{NearestName.Clause(import.Name, provider.Module.Exports.Where(export => export.Kind == import.Kind).Select(static export => export.Name))}";

    private static string Kind(ModuleItemKind kind) => kind.ToString().ToLowerInvariant();

    // One sentence for all of them: a plugin that needs WASI usually imports a dozen functions.
    private string WasiProblem()
    {
        const int Shown = 3;
        string names = string.Join(", ", _forbiddenWasi.Take(Shown)) + (_forbiddenWasi.Count > Shown ? ", …" : "");
        return $"It needs WASI ({names}); set PluginOptions.Wasi if it may have it.";
    }

    private string Suggestion(ModuleImport import)
    {
        IEnumerable<string> inNamespace = import.Module == KernelModule.Namespace
            ? KernelExports.Types.Keys.Concat(EnvironmentFunctions.ByName.Keys)
            : import.Module == WasiFunctions.Namespace ? WasiFunctions.ByName.Keys
            : functions.Where(function => function.Namespace == import.Module).Select(static function => function.Name);
        if (NearestName.Find(import.Name, inNamespace) is { } nearest)
        {
            return $"; did you mean '{nearest}'?";
        }

        if (functions.FirstOrDefault(function => function.Name == import.Name) is { } elsewhere)
        {
            return $"; the host function of that name is in the namespace '{elsewhere.Namespace}'.";
        }

        return modules.Count > 1 && NearestName.Find(import.Module, modules.Select(static module => module.Name)) is { } module
            ? $"; did you mean the module '{module}'?"
            : "; add a host function of this name and namespace to PluginOptions.HostFunctions.";
    }
}
