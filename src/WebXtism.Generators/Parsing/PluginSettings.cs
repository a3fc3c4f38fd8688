using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>What an <c>[ExtismPlugin]</c> says about the methods of its interface.</summary>
/// <param name="InterfaceReference">The interface as generated code names it.</param>
/// <param name="Naming">How methods become exports.</param>
/// <param name="Context">The JSON context that it names, if any.</param>
/// <param name="Fallback">Where to report what is wrong with a method that has no source.</param>
internal sealed record PluginSettings(string InterfaceReference, ExportNaming Naming, JsonContextModel? Context, Location? Fallback)
{
    /// <summary>How the names of several parameters become names of JSON.</summary>
    public JsonNaming JsonNaming { get; init; }
}
