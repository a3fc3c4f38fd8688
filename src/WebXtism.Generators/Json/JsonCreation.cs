namespace WebXtism.Generators.Json;

/// <summary>How an object that is read from JSON is made.</summary>
internal enum JsonCreation
{
    /// <summary>Not at all: it is abstract, and only its derived types are made.</summary>
    Never,

    /// <summary>A struct as it is without a constructor.</summary>
    Default,

    /// <summary>By a constructor without parameters.</summary>
    Parameterless,

    /// <summary>
    /// By the constructor of a positional record, with defaults; the members are set afterwards. That constructor does nothing
    /// but set them, and this way the serializer need not collect the values, which costs it several objects.
    /// </summary>
    Positional,

    /// <summary>By a constructor that takes the values of members.</summary>
    Parameters,

    /// <summary>As <see cref="Parameterless"/>, past what C# allows: a constructor that is not public, or <c>required</c> members.</summary>
    HiddenParameterless,

    /// <summary>As <see cref="Parameters"/>, past what C# allows.</summary>
    HiddenParameters,
}
