namespace WebXtism.Generators.Models;

/// <summary>A class with host functions.</summary>
/// <param name="Type">Where it is declared.</param>
/// <param name="ImportNamespace">The namespace from which plugins import its functions.</param>
/// <param name="Functions">Its functions, in the order of their declaration.</param>
internal sealed record HostClassModel(TypeModel Type, string ImportNamespace, EquatableArray<HostFunctionModel> Functions);
