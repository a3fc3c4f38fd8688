namespace WebXtism.Generators.Models;

/// <summary>A plugin interface.</summary>
/// <param name="Type">Where it is declared.</param>
/// <param name="ClassName">The class that implements it.</param>
/// <param name="Calls">Its members, in the order of their declaration.</param>
internal sealed record PluginModel(TypeModel Type, string ClassName, EquatableArray<CallModel> Calls)
{
    /// <summary>The exports, each once: a member's index in this list is what its call passes on.</summary>
    public IReadOnlyList<string> Exports => Calls.Select(static call => call.Export).Distinct(StringComparer.Ordinal).ToList();
}
