namespace WebXtism.Generators.Json;

/// <summary>How generated code gets at a member.</summary>
internal enum JsonAccess
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As C# writes it.</summary>
    Direct,

    /// <summary>By an unsafe accessor of the property's method: it is <c>init</c>, or not public.</summary>
    Method,

    /// <summary>By an unsafe accessor of the field, which is not public.</summary>
    Field,
}
