using System.Text;
using WebXtism.Engine;
using WebXtism.HostEnvironment;
using WebXtism.Kernel;
using WebXtism.Wasi.Functions;

namespace WebXtism.Linking;

/// <summary>
/// Decides what satisfies each import of a module: the kernel and the host environment first (nobody can replace them), then
/// the application's host functions, then WASI.
/// </summary>
/// <param name="plugin">The name of the plugin, for messages.</param>
/// <param name="functions">The application's functions.</param>
/// <param name="wasi">Whether the application allows WASI.</param>
internal sealed class ImportResolver(string plugin, IReadOnlyList<HostFunction> functions, bool wasi)
{
    private readonly List<string> _missing = [];
    private readonly List<string> _forbiddenWasi = [];
    private readonly StringBuilder _problems = new();

    /// <exception cref="PluginLoadException">Some imports cannot be satisfied; all of them are named.</exception>
    public IReadOnlyList<ImportBinding> Resolve(IReadOnlyList<ModuleImport> imports)
    {
        var bindings = new ImportBinding[imports.Count];
        for (int i = 0; i < bindings.Length; i++)
        {
            bindings[i] = Resolve(imports[i]);
        }

        if (_forbiddenWasi.Count > 0)
        {
            _problems.Append(' ').Append(WasiProblem());
        }

        return _missing.Count == 0
            ? bindings
            : throw new PluginLoadException(plugin, PluginLoadFailure.Imports, $"it imports what nobody provides.{_problems}") { MissingImports = _missing };
    }

    private ImportBinding Resolve(ModuleImport import)
    {
        if (import.Type is null)
        {
            return Missing(import, $"The {import.Kind.ToString().ToLowerInvariant()} '{import.Module}::{import.Name}' cannot be imported; plugins can import functions only.");
        }

        if (import.Module == KernelModule.Namespace)
        {
            if (KernelExports.Types.TryGetValue(import.Name, out FunctionType? type))
            {
                return Typed(import, type, ImportBinding.Kernel);
            }

            if (EnvironmentFunctions.ByName.TryGetValue(import.Name, out HostFunction? builtIn))
            {
                return Typed(import, builtIn.Type, ImportBinding.Host(builtIn));
            }
        }

        foreach (HostFunction function in functions)
        {
            if (function.Name == import.Name && function.Namespace == import.Module)
            {
                return Typed(import, function.Type, ImportBinding.Host(function));
            }
        }

        if (import.Module == WasiFunctions.Namespace && WasiFunctions.ByName.TryGetValue(import.Name, out HostFunction? system))
        {
            if (wasi)
            {
                return Typed(import, system.Type, ImportBinding.Host(system));
            }

            _missing.Add($"{import.Module}::{import.Name}");
            _forbiddenWasi.Add(import.Name);
            return default;
        }

        return Missing(import, $"Nobody provides '{import.Module}::{import.Name}' {import.Type}{Suggestion(import)}");
    }

    private ImportBinding Typed(ModuleImport import, FunctionType provided, ImportBinding binding) =>
        provided.Equals(import.Type)
            ? binding
            : Missing(import, $"'{import.Module}::{import.Name}' is {import.Type} in the module and {provided} in the host; change one of them.");

    private ImportBinding Missing(ModuleImport import, string problem)
    {
        _missing.Add($"{import.Module}::{import.Name}");
        _problems.Append(' ').Append(problem);
        return default;
    }

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

        return functions.FirstOrDefault(function => function.Name == import.Name) is { } elsewhere
            ? $"; the host function of that name is in the namespace '{elsewhere.Namespace}'."
            : "; add a host function of this name and namespace to PluginOptions.HostFunctions.";
    }
}
