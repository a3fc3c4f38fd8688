using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Models;

/// <summary>A plugin interface.</summary>
/// <param name="Type">Where it is declared.</param>
/// <param name="ClassName">The class that implements it.</param>
/// <param name="Calls">Its members, in the order of their declaration.</param>
/// <param name="IsBroken">
/// Whether a member has an error that the analyzer reports. The interface still gets its part: without it the compiler would
/// complain about every use of the interface, and where such a use is in a declaration it stops before analyzers are heard.
/// </param>
internal sealed record PluginModel(TypeModel Type, string ClassName, EquatableArray<CallModel> Calls, bool IsBroken = false)
{
    /// <summary>What the interface says about its module.</summary>
    public ModuleUse? Module { get; init; }

    /// <summary>The hash of the module that must be loaded, if it matters.</summary>
    public string? ModuleSha256 { get; init; }

    /// <summary>The model of an interface whose members cannot be called.</summary>
    public static PluginModel Broken(TypeModel type, string className) => new(type, className, new([]), IsBroken: true);

    /// <summary>The exports that a module must have, each once.</summary>
    public IReadOnlyList<string> RequiredExports => Names(static call => !call.IsOptional);

    /// <summary>The exports that a module may lack, each once.</summary>
    public IReadOnlyList<string> OptionalExports => Names(static call => call.IsOptional);

    /// <summary>The exports, each once, the required ones first: a member's index in this list is what its call passes on.</summary>
    public IReadOnlyList<string> Exports => [.. RequiredExports, .. OptionalExports];

    private List<string> Names(Func<CallModel, bool> predicate) =>
        Calls.Where(predicate).Select(static call => call.Export).Distinct(StringComparer.Ordinal).ToList();
}
