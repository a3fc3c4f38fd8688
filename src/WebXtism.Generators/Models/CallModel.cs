namespace WebXtism.Generators.Models;

/// <summary>One member of a plugin interface: the call of one export.</summary>
/// <param name="Interface">The interface that declares it, as generated code names it.</param>
/// <param name="Name">The name of the method as C# writes it.</param>
/// <param name="ReturnType">The declared return type.</param>
/// <param name="Parameters">All parameters, in order.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Asynchrony">How the result is handed over.</param>
/// <param name="Input">What goes in.</param>
/// <param name="InputName">The expression of what goes in, if anything does: a parameter, or a tuple of several.</param>
/// <param name="Output">What comes out.</param>
/// <param name="OptionsName">The parameter with what the call brings along, if any.</param>
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
    string? OptionsName,
    string? TokenName)
{
    /// <summary>How the names of several parameters become names of JSON.</summary>
    public JsonNaming JsonNaming { get; init; }

    /// <summary>Whether the method has a body, which runs where the module lacks the export.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Everything that crosses the boundary in this call.</summary>
    public IEnumerable<PayloadModel> Payloads => Input.Parts.Concat(Output.Parts);
}
