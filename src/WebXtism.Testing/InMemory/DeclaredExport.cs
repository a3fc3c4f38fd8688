namespace WebXtism.Testing.InMemory;

/// <summary>How an interface calls one of its exports.</summary>
/// <param name="Input">What goes in; <see langword="null"/> where that is several parameters.</param>
/// <param name="Arguments">The parameters, where there are several.</param>
/// <param name="Output">What comes out.</param>
internal sealed record DeclaredExport(DeclaredPayload? Input, IReadOnlyList<DeclaredArgument> Arguments, DeclaredPayload Output)
{
    /// <summary>The types of the input, for messages.</summary>
    public string InputNames => Input?.TypeName ?? string.Join(", ", Arguments.Select(static argument => $"{argument.Payload.TypeName} {argument.Name}"));
}
