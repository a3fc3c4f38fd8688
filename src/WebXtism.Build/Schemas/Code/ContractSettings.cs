namespace WebXtism.Build.Schemas.Code;

/// <summary>What the project says about the C# of a schema.</summary>
/// <param name="Source">The schema, as comments name it.</param>
/// <param name="Namespace">The namespace; empty for none.</param>
/// <param name="Interface">The interface of the exports.</param>
/// <param name="HostFunctions">The class that hands the imports to plugins.</param>
internal sealed record ContractSettings(string Source, string Namespace, string Interface, string HostFunctions)
{
    /// <summary>The module that the interface is checked against.</summary>
    public string? Module { get; init; }

    /// <summary>Whether another module than that one may be loaded.</summary>
    public bool AllowsOtherModules { get; init; }

    public CallStyle Calls { get; init; }

    /// <summary>Whether the types are internal.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The interface of the imports.</summary>
    public string ImportsInterface => "I" + HostFunctions.TrimStart('@');

    public string Access => IsInternal ? "internal" : "public";
}
