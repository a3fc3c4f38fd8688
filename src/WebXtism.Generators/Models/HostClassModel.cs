namespace WebXtism.Generators.Models;

/// <summary>A class with host functions.</summary>
/// <param name="Type">Where it is declared.</param>
/// <param name="ImportNamespace">The namespace from which plugins import its functions.</param>
/// <param name="Functions">Its functions, in the order of their declaration.</param>
/// <param name="IsBroken">Whether a function has an error that the analyzer reports; see <see cref="PluginModel.IsBroken"/>.</param>
internal sealed record HostClassModel(TypeModel Type, string ImportNamespace, EquatableArray<HostFunctionModel> Functions, bool IsBroken = false)
{
    /// <summary>The model of a class whose functions cannot be called.</summary>
    public static HostClassModel Broken(TypeModel type) => new(type, "", new([]), IsBroken: true);
}
