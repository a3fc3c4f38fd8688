namespace WebXtism.Generators.Models;

/// <summary>One member of a plugin interface: the call of one export.</summary>
/// <param name="Interface">The interface that declares it, as generated code names it.</param>
/// <param name="Name">The name of the method as C# writes it.</param>
/// <param name="ReturnType">The declared return type.</param>
/// <param name="Parameters">All parameters, in order.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Asynchrony">How the result is handed over.</param>
/// <param name="Input">What goes in.</param>
/// <param name="InputName">The parameter that goes in, if any.</param>
/// <param name="Output">What comes out.</param>
/// <param name="TokenName">The parameter that cancels the call, if any.</param>
internal sealed record CallModel(
    string Interface,
    string Name,
    string ReturnType,
    EquatableArray<ParameterModel> Parameters,
    string Export,
    Asynchrony Asynchrony,
    PayloadModel Input,
    string? InputName,
    PayloadModel Output,
    string? TokenName);
