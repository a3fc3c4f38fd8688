using System.Text;
using WebXtism.Engine;
using WebXtism.Sources;

namespace WebXtism.Linking;

/// <summary>Holds a module against the contract of an interface, before anything runs.</summary>
internal static class ContractCheck
{
    /// <exception cref="PluginLoadException">The module is not the one that the interface was checked against at build time.</exception>
    public static void VerifyModule(string plugin, PluginContract contract, ReadOnlySpan<byte> wasm)
    {
        if (contract.ModuleSha256 is not { } expected)
        {
            return;
        }

        string found = Sha256Pin.HexOf(wasm);
        if (found != expected)
        {
            throw new PluginLoadException(
                plugin,
                PluginLoadFailure.Hash,
                $"it is not the module that {contract.InterfaceName} was checked against at build time: expected SHA-256 {expected}, found {found}. "
                + "Build the application again with this module, or set [ExtismPlugin(…, PinModule = false)] if modules may be replaced.");
        }
    }

    /// <exception cref="PluginLoadException">The module lacks an export or has it with another signature; all of them are named.</exception>
    public static void Verify(string plugin, PluginContract contract, IReadOnlyList<ModuleExport> exports)
    {
        List<string>? missing = null;
        var problems = new StringBuilder();
        foreach (string name in contract.Exports.Concat(contract.OptionalExports))
        {
            ModuleExport? export = exports.FirstOrDefault(export => export.Name == name);
            if (export?.Type?.IsPluginFunction == true || (export is null && contract.OptionalExports.Contains(name, StringComparer.Ordinal)))
            {
                continue;
            }

            (missing ??= []).Add(name);
            problems.Append(' ').Append(Describe(name, export, exports));
        }

        if (missing is not null)
        {
            throw new PluginLoadException(plugin, PluginLoadFailure.Exports, $"it does not fit {contract.InterfaceName}.{problems}") { MissingExports = missing };
        }
    }

    /// <summary>Says what is wrong with an export, and what may be meant.</summary>
    public static string Describe(string name, ModuleExport? export, IReadOnlyList<ModuleExport> exports) => export switch
    {
        null => $"The module has no export '{name}'{NearestName.Clause(name, exports.Where(IsPluginFunction).Select(static export => export.Name))}",
        { Kind: ModuleItemKind.Other } => $"The export '{name}' is not a function.",
        { Type: null } => $"The export '{name}' is a {export.Kind.ToString().ToLowerInvariant()}, not a function.",
        _ => $"The export '{name}' has the signature {export.Type}; a plugin function has () -> (i32) or () -> ().",
    };

    private static bool IsPluginFunction(ModuleExport export) => export.Type?.IsPluginFunction == true;
}
