using WebXtism.Generators.Models;

namespace WebXtism.Generators.Modules;

/// <summary>An <c>ExtismModule</c> of the project.</summary>
/// <param name="File">The file as the project names it, with forward slashes.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Imports">What it wants.</param>
/// <param name="Exports">What it offers.</param>
internal sealed record ModuleModel(string File, string Sha256, EquatableArray<ModuleItemModel> Imports, EquatableArray<ModuleItemModel> Exports)
{
    /// <summary>The name of the file, without its folder.</summary>
    public string Name => File.Substring(File.LastIndexOf('/') + 1);

    public IEnumerable<string> PluginFunctions => Exports.Where(static export => export.IsPluginFunction).Select(static export => export.Name);

    /// <summary>Whether <c>[ExtismPlugin("…")]</c> means this one: by the end of its path.</summary>
    public bool IsCalled(string name)
    {
        string wanted = name.Replace('\\', '/');
        return File == wanted || File.EndsWith("/" + wanted, StringComparison.Ordinal);
    }
}
