namespace WebXtism.Generators.Models;

/// <summary>
/// The values of the attribute assembly's enum of this name. A generator must not load that assembly, so it is repeated;
/// a test compares the two.
/// </summary>
internal enum JsonNaming
{
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
    Exact,
}
