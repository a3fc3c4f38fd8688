namespace WebXtism;

/// <summary>
/// How the name of a C# property becomes a name in JSON, where the build generates the metadata, and that of a parameter,
/// where several are one JSON object. A <c>[JsonPropertyName]</c> wins, and a <c>JsonSerializerContext</c> of yours has naming
/// options of its own.
/// </summary>
public enum JsonNaming
{
    /// <summary><c>FirstName</c> becomes <c>firstName</c>: the custom of JavaScript, and of JSON on the web.</summary>
    CamelCase,

    /// <summary><c>FirstName</c> becomes <c>first_name</c>: the custom of Rust, Go, Zig and Python plugins.</summary>
    SnakeCaseLower,

    /// <summary><c>FirstName</c> becomes <c>FIRST_NAME</c>.</summary>
    SnakeCaseUpper,

    /// <summary><c>FirstName</c> becomes <c>first-name</c>.</summary>
    KebabCaseLower,

    /// <summary><c>FirstName</c> becomes <c>FIRST-NAME</c>.</summary>
    KebabCaseUpper,

    /// <summary><c>FirstName</c> stays <c>FirstName</c>.</summary>
    Exact,
}
